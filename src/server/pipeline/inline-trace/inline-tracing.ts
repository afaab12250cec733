import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../../domain/clock.ts';
import { InlineTrace } from './inline-trace.ts';
import { tracedSchema } from './traced-schema.ts';

/**
 * Traces operations for a router that asks for it. Whoever doesn't ask pays nothing: the copy of the schema that is watched,
 * and the format that traces are written in, are there from the first question on.
 */
export class InlineTracing {
  readonly #schema: GraphQLSchema;
  readonly #clock: Clock;
  readonly #traces = new WeakMap<object, InlineTrace>();
  #tracer: Promise<Tracer> | null = null;

  constructor(schema: GraphQLSchema, clock: Clock) {
    this.#schema = schema;
    this.#clock = clock;
  }

  /** A trace of an operation that begins now. */
  async begin(): Promise<InlineTrace> {
    this.#tracer ??= this.#prepare();
    const { schema, format } = await this.#tracer;
    const watch = (context: object, trace: InlineTrace): unknown => this.#traces.set(context, trace);
    return new InlineTrace({ schema, format, clock: this.#clock, watch });
  }

  async #prepare(): Promise<Tracer> {
    const schema = tracedSchema(this.#schema, (context, info) => {
      const trace = this.#traces.get(context as object);
      return trace ? trace.field(info) : () => {};
    });
    return { schema, format: await import('@apollo/usage-reporting-protobuf') };
  }
}

interface Tracer {
  readonly schema: GraphQLSchema;
  readonly format: TraceFormat;
}

type TraceFormat = typeof import('@apollo/usage-reporting-protobuf');
