import { GraphQLError } from 'graphql';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { traceIdOf } from '../../domain/traceparent.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import { withoutKeys } from '../../domain/without-keys.ts';
import { causeForLog } from '../cause-for-log.ts';
import type { ErrorCode, RequestErrorCode } from './error-codes.ts';
import { RequestRefusal } from './request-refusal.ts';
import { rootCause } from './root-cause.ts';

/** How far a request had come when it failed: until it is executed, GraphQL itself may say what is wrong with it. */
export type Stage = 'request' | 'parse' | 'validate' | 'execute';

/** Whose request failed. */
export interface Asker {
  readonly requestId: string;
  readonly traceparent?: string | undefined;
  readonly signal: AbortSignalLike;
}

/**
 * Makes of whatever was thrown what a client may see. An allow-list: our own errors with their code and message, and
 * what GraphQL itself refuses before anything of ours runs. Everything else reads "Unexpected error"; its cause is
 * logged, once for each answer, under the request id that the client sees.
 */
export type ErrorMask = (errors: readonly unknown[], stage: Stage, asker: Asker) => readonly GraphQLError[];

export const createErrorMask =
  (logger: Logger): ErrorMask =>
  (errors, stage, { requestId, traceparent, signal }) => {
    const logged = new Set<unknown>();
    return errors.map((error) => {
      const cause = rootCause(error);
      const shown = ownError(cause) ?? requestError(error, cause, stage);
      if (!shown && !logged.has(cause)) {
        logged.add(cause);
        // Once the client has gone, everything that was under way for it fails: that is no fault of ours.
        const level = signal.aborted ? 'debug' : 'error';
        logger[level](
          { requestId, traceId: traceIdOf(traceparent), stage, cause: causeForLog(cause) },
          'unexpected error',
        );
      }
      return masked(error, shown ?? UNEXPECTED, requestId);
    });
  };

interface Shown {
  readonly message: string;
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

const UNEXPECTED: Shown = { message: 'Unexpected error', code: 'INTERNAL_SERVER_ERROR' };

const ownError = (cause: unknown): Shown | undefined => {
  if (cause instanceof ServiceError) {
    const { upstreamRequestId, retryAfter, path } = cause.details;
    return { message: cause.message, code: cause.code, details: { upstreamRequestId, retryAfter, path } };
  }
  if (cause instanceof RequestRefusal) {
    return { message: cause.message, code: cause.code, details: { retryAfter: cause.retryAfter } };
  }
  if (cause instanceof UpstreamRejection) {
    const { upstreamRequestId } = cause.details;
    return { message: cause.message, code: 'UPSTREAM_REJECTED', details: { upstreamRequestId } };
  }
  return undefined;
};

type EarlyStage = Exclude<Stage, 'execute'>;

const CODE_OF_STAGE: Readonly<Record<EarlyStage, RequestErrorCode>> = {
  request: 'BAD_REQUEST',
  parse: 'GRAPHQL_PARSE_FAILED',
  validate: 'GRAPHQL_VALIDATION_FAILED',
};

// What else yoga's own code for a refusal means at that stage.
const CODE_OF_YOGAS: Readonly<Record<EarlyStage, Readonly<Record<string, RequestErrorCode>>>> = {
  request: { REQUEST_ENTITY_TOO_LARGE: 'REQUEST_ENTITY_TOO_LARGE' },
  parse: {},
  validate: { OPERATION_RESOLUTION_FAILURE: 'OPERATION_RESOLUTION_FAILURE' },
};

/** What GraphQL or the HTTP layer says of the request itself. In the last stage such an error comes from a resolver. */
const requestError = (error: unknown, cause: unknown, stage: Stage): Shown | undefined => {
  if (stage === 'execute') return undefined;
  if (stage === 'request' && cause instanceof SyntaxError) {
    return { message: 'A parameter holds malformed JSON.', code: 'BAD_REQUEST' };
  }
  if (!(cause instanceof GraphQLError) || !(error instanceof GraphQLError)) return undefined;
  return {
    message: error.message,
    code: CODE_OF_YOGAS[stage][String(error.extensions['code'])] ?? CODE_OF_STAGE[stage],
  };
};

const masked = (error: unknown, { message, code, details }: Shown, requestId: string): GraphQLError => {
  const { nodes, source, positions, path } = error instanceof GraphQLError ? error : {};
  // GraphQL's own messages quote the values that it refuses, and a client may have mixed up two fields of a form.
  return new GraphQLError(withoutKeys(message), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { code, requestId, ...withoutAbsent(details) },
  });
};

const withoutAbsent = (details: Shown['details']): object =>
  Object.fromEntries(Object.entries(details ?? {}).filter(([, value]) => value !== undefined));
