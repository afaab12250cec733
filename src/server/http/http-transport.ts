import { type ExecutionResult, GraphQLError } from 'graphql';
import { type GraphQLParams, isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { documentIdOf } from '../pipeline/documents/trusted-documents.ts';
import type { ErrorMask } from '../pipeline/error-mask.ts';
import { isFailure } from '../pipeline/failed-operation.ts';
import type { Variables } from '../pipeline/input-problems.ts';
import type { Run } from '../pipeline/run.ts';
import { answerOf } from './failure-status.ts';
import { readsEvents } from './json/json-format.ts';

/** What the HTTP server hands to yoga beside a request. */
export interface HttpContext {
  readonly caller: AdmittedCaller;
  /** The variables, where the body can't hold them as they are: an upload's file. */
  readonly variables?: Variables;
  /** Resolves once an upload's file is here. */
  readonly arrived?: Promise<void>;
  /** Takes the results of a subscription; yoga's own way of sending them writes each one anew for each client. */
  readonly takeEvents: (results: AsyncIterableIterator<ExecutionResult>) => void;
  /** Called before a subscription asks for its source; it may throw why it must not begin. */
  readonly beforeSubscribing?: () => void;
}

/** By which Apollo's routers ask for the format `ftv1` of a trace. */
export const TRACE_HEADER = 'apollo-federation-include-trace';

/**
 * Yoga's HTTP as a transport of the pipeline: yoga reads the parameters and writes the result, and in between stands
 * `run`. What yoga itself refuses, such as a body that is no JSON, is masked here, because it never gets that far.
 */
export const httpTransport = (run: Run, mask: ErrorMask): Plugin<object, HttpContext> => ({
  onParams({ request, params, setParams, setParamsHandler }) {
    const documentId = documentIdIn(request, params);
    // Yoga insists on a query, which an id stands in for.
    if (documentIdOf({ documentId, extensions: params.extensions }) !== undefined) {
      setParams({ ...params, query: params.query ?? '' });
    }
    setParamsHandler(({ params: checked, context }) => {
      const { caller, variables = checked.variables, arrived, beforeSubscribing } = context;
      const transport = {
        request: { method: request.method },
        wantsTrace: request.headers.get(TRACE_HEADER) === 'ftv1',
        ...(beforeSubscribing && { beforeSubscribing }),
      };
      // Yoga's own checks have made sure of the query by now.
      return run(
        { ...checked, query: checked.query ?? '', documentId, variables, arrived },
        caller,
        transport,
      );
    });
  },
  async onResultProcess({ request, result, setResult, setResultProcessor, serverContext }) {
    const { caller, takeEvents } = serverContext;
    if (isAsyncIterable(result)) {
      const results = result[Symbol.asyncIterator]() as AsyncIterableIterator<ExecutionResult>;
      const isReadable = readsEvents(request.headers.get('accept') ?? '*/*');
      if (isReadable) takeEvents(results);
      else await results.return?.();
      setResultProcessor(() => new Response(null, { status: isReadable ? 200 : 406 }), 'text/event-stream');
      return;
    }
    if (Array.isArray(result) || !isFailure(result)) return;
    const given = result.errors ?? [];
    const errors = given.every(isMasked) ? given : mask(given, 'request', caller);
    setResult({ ...result, errors: errors.map(withStatus) });
  },
});

/** Yoga reads no such parameter from an address. */
const documentIdIn = (request: Request, params: GraphQLParams): unknown =>
  request.method === 'GET'
    ? (new URL(request.url).searchParams.get('documentId') ?? undefined)
    : Reflect.get(params, 'documentId');

/** The pipeline's errors all carry a request id; yoga's own don't. */
const isMasked = ({ extensions }: GraphQLError): boolean => extensions['requestId'] !== undefined;

/** Tells yoga how to answer; it leaves the extension out of what it sends. */
const withStatus = (error: GraphQLError): GraphQLError => {
  const { nodes, source, positions, path, extensions } = error;
  const { status, headers, spec = false } = answerOf(error);
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, http: { status, spec, ...(headers && { headers: { ...headers } }) } },
  });
};
