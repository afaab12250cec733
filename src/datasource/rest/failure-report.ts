import type { Caller } from '../../domain/caller.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { traceIdOf } from '../../domain/traceparent.ts';
import { withoutKeys } from '../../domain/without-keys.ts';
import type { ProviderProfile } from '../providers/profile.ts';
import { upstreamRequestIdOf } from './error-of-answer.ts';
import { errorOfFailure } from './error-of-failure.ts';
import type { Outcome } from './outcome.ts';
import type { WireAnswer, WireRequest } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** What had gone before a failure. */
export interface FailureCircumstances {
  /** What had come of the answer. */
  readonly received?: WireAnswer | undefined;
  /** Whether the same request had gone before, and may have been carried out. */
  readonly repeated?: boolean;
}

/** Tells the operator what went wrong upstream: with causes and addresses, without queries, headers and bodies. */
export interface FailureReport {
  /**
   * Logs a failed call.
   *
   * @returns what the client may see. Whatever is no UpstreamFailure, such as an abort's reason, is handed back as it is.
   */
  failed(caller: Caller, request: WireRequest, error: unknown, circumstances?: FailureCircumstances): unknown;
  /** Logs that a try failed and that another follows. */
  repeated(caller: Caller, request: WireRequest, outcome: Outcome<unknown>, wait: number): void;
  /** Logs an answer that says that the upstream itself failed; any other refusal is the caller's own affair. */
  refused(caller: Caller, request: WireRequest, answer: WireAnswer, error: Error): void;
}

const describe = (cause: unknown): object | undefined =>
  cause instanceof Error
    ? { name: cause.name, message: cause.message, ...('code' in cause ? { code: cause.code } : {}) }
    : undefined;

// A query may hold a user's metadata. A path holds the ids that clients send, whatever they are.
const withoutQuery = (path: string): string => path.replace(/\?.*/s, '');

/** A report to this logger. */
export const createFailureReport = (profile: ProviderProfile, logger: Logger): FailureReport => {
  const where = (
    { requestId, traceparent }: Caller,
    { method, path }: WireRequest,
    answer?: WireAnswer,
  ): object => ({
    requestId,
    traceId: traceIdOf(traceparent),
    upstreamRequestId: answer && upstreamRequestIdOf(answer, profile),
    method,
    path: withoutKeys(withoutQuery(path)),
  });

  return {
    failed(caller, request, error, { received, repeated = false } = {}) {
      if (!(error instanceof UpstreamFailure)) return error;
      const { kind, message, cause } = error;
      const failure = { kind, message, cause: describe(cause) };
      // Every request would say the same, while the upstream is left alone or one credential asks for too much.
      const level = kind === 'LEFT_ALONE' || kind === 'CROWDED' ? 'debug' : 'warn';
      logger[level]({ ...where(caller, request, received), failure }, 'a call to the upstream failed');
      const upstreamRequestId = received && upstreamRequestIdOf(received, profile);
      return errorOfFailure(error, { upstreamRequestId, repeated });
    },
    repeated(caller, request, outcome, wait) {
      const reason =
        outcome.kind === 'FAILED'
          ? { kind: outcome.failure.kind, message: outcome.failure.message }
          : outcome.kind === 'REFUSED'
            ? { status: outcome.refusal.status }
            : undefined;
      logger.debug({ ...where(caller, request), reason, wait }, 'a call to the upstream is tried again');
    },
    refused(caller, request, answer, error) {
      if (!(error instanceof ServiceError) || error.code !== 'UPSTREAM_ERROR') return;
      const { status } = answer;
      logger.warn({ ...where(caller, request, answer), status }, 'the upstream answered with a failure');
    },
  };
};
