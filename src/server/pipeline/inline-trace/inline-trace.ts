import type { Trace } from '@apollo/usage-reporting-protobuf';
import type { ExecutionResult, GraphQLError, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Clock } from '../../../domain/clock.ts';

type Path = GraphQLResolveInfo['path'];
type Format = typeof import('@apollo/usage-reporting-protobuf');

export interface InlineTraceParts {
  /** What to execute the operation with. */
  readonly schema: GraphQLSchema;
  readonly format: Format;
  readonly clock: Clock;
  /** Begins to hear of the fields that are resolved in this context. */
  readonly watch: (context: object, trace: InlineTrace) => void;
}

/**
 * One operation's trace as Apollo's routers read it in `extensions.ftv1`: how long each field took, and which errors the
 * client sees at it. It holds nothing that the answer doesn't, but times and the names of types.
 */
export class InlineTrace {
  readonly schema: GraphQLSchema;
  readonly #parts: InlineTraceParts;
  readonly #begun = process.hrtime.bigint();
  readonly #startedAt: number;
  readonly #root: Trace.Node;
  readonly #nodes = new Map<Path, Trace.Node>();

  constructor(parts: InlineTraceParts) {
    this.schema = parts.schema;
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
    this.#root = new parts.format.Trace.Node();
  }

  watch(context: object): void {
    this.#parts.watch(context, this);
  }

  /** Notes that a field begins to be resolved; call what comes back when it has been. */
  field({ path, fieldName, returnType, parentType }: GraphQLResolveInfo): () => void {
    const node = this.#node(path);
    node.type = returnType.toString();
    node.parentType = parentType.name;
    if (path.key !== fieldName) node.originalFieldName = fieldName;
    node.startTime = this.#elapsed();
    return () => {
      node.endTime = this.#elapsed();
    };
  }

  /** The result with the trace in it. The errors are the masked ones. */
  finish(result: ExecutionResult): ExecutionResult {
    for (const error of result.errors ?? []) this.#note(error);
    const { Trace } = this.#parts.format;
    const trace = Trace.encode({
      // What share of the operations is traced in detail: of those that ask, all.
      fieldExecutionWeight: 1,
      startTime: this.#timestamp(this.#startedAt),
      endTime: this.#timestamp(this.#parts.clock.now()),
      durationNs: this.#elapsed(),
      root: this.#root,
    }).finish();
    return { ...result, extensions: { ...result.extensions, ftv1: Buffer.from(trace).toString('base64') } };
  }

  #node(path: Path): Trace.Node {
    const known = this.#nodes.get(path);
    if (known) return known;
    const node = new this.#parts.format.Trace.Node(
      typeof path.key === 'number' ? { index: path.key } : { responseName: path.key },
    );
    this.#nodes.set(path, node);
    const parent = path.prev ? this.#node(path.prev) : this.#root;
    parent.child.push(node);
    return node;
  }

  /** An error stands at its field, or the nearest above it that was resolved. */
  #note(error: GraphQLError): void {
    let node = this.#root;
    for (const key of error.path ?? []) {
      const child = node.child.find(({ index, responseName }) =>
        typeof key === 'number' ? index === key : responseName === key,
      );
      if (!child) break;
      node = child as Trace.Node;
    }
    node.error.push({
      message: error.message,
      location: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
      json: JSON.stringify(error),
    });
  }

  /** Nanoseconds since the beginning. */
  #elapsed(): number {
    return Number(process.hrtime.bigint() - this.#begun);
  }

  #timestamp(milliseconds: number): { readonly seconds: number; readonly nanos: number } {
    return { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1e6 };
  }
}
