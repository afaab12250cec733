import { type ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import type { ErrorMask } from '../pipeline/error-mask.ts';
import { isFailure } from '../pipeline/failed-operation.ts';
import type { Variables } from '../pipeline/input-problems.ts';
import type { Run } from '../pipeline/run.ts';
import { httpStatusOf } from './http-status.ts';

/** What the HTTP server hands to yoga beside a request. */
export interface HttpContext {
  readonly caller: AdmittedCaller;
  /** The variables, where the body can't hold them as they are: an upload's file. */
  readonly variables?: Variables;
  /** Takes the results of a subscription; yoga's own way of sending them writes each one anew for each client. */
  readonly takeEvents?: (results: AsyncIterableIterator<ExecutionResult>) => void;
}

/**
 * Yoga's HTTP as a transport of the pipeline: yoga reads the parameters and writes the result, and in between stands
 * `run`. What yoga itself refuses, such as a body that is no JSON, is masked here, because it never gets that far.
 */
export const httpTransport = (run: Run, mask: ErrorMask): Plugin<object, HttpContext> => ({
  onParams({ setParamsHandler }) {
    setParamsHandler(({ request, params, context: { caller, variables = params.variables } }) =>
      // Yoga's own checks have made sure of the query by now.
      run({ ...params, query: params.query ?? '', variables }, caller, { request, params }),
    );
  },
  async onResultProcess({ result, resultProcessor, setResult, setResultProcessor, serverContext }) {
    const { caller, takeEvents } = serverContext;
    if (isAsyncIterable(result)) {
      // Yoga answers 406 to a subscription that was asked for as JSON, and would let its source run on.
      const results = result[Symbol.asyncIterator]() as AsyncIterableIterator<ExecutionResult>;
      if (!resultProcessor) {
        await results.return?.();
      } else if (takeEvents) {
        takeEvents(results);
        setResultProcessor(() => new Response(), 'text/event-stream');
      }
      return;
    }
    if (Array.isArray(result) || !isFailure(result)) return;
    const given = result.errors ?? [];
    const errors = given.every(isMasked) ? given : mask(given, 'request', caller);
    setResult({ ...result, errors: errors.map(withStatus) });
  },
});

/** The pipeline's errors all carry a request id; yoga's own don't. */
const isMasked = ({ extensions }: GraphQLError): boolean => extensions['requestId'] !== undefined;

/** Tells yoga how to answer; it leaves the extension out of what it sends. */
const withStatus = (error: GraphQLError): GraphQLError => {
  const { nodes, source, positions, path, extensions } = error;
  const { status, headers, spec = false } = httpStatusOf(extensions['code'] as ErrorCode);
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, http: { status, spec, ...(headers && { headers: { ...headers } }) } },
  });
};
