import type { Caller } from '../../domain/caller.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { ProviderProfile } from '../providers/profile.ts';
import { upstreamRequestIdOf } from './error-of-answer.ts';
import { errorOfFailure } from './error-of-failure.ts';
import type { WireAnswer, WireRequest } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** Tells the operator what went wrong upstream: with causes and addresses, without queries, headers and bodies. */
export interface FailureReport {
  /**
   * Logs a failed call.
   *
   * @param answer what had come before it failed.
   * @returns what the client may see. Whatever is no UpstreamFailure, such as an abort's reason, is handed back as it is.
   */
  failed(caller: Caller, request: WireRequest, error: unknown, answer?: WireAnswer): unknown;
  /** Logs an answer that says that the upstream itself failed; any other refusal is the caller's own affair. */
  refused(caller: Caller, request: WireRequest, answer: WireAnswer, error: Error): void;
}

const describe = (cause: unknown): object | undefined =>
  cause instanceof Error
    ? { name: cause.name, message: cause.message, ...('code' in cause ? { code: cause.code } : {}) }
    : undefined;

// A query may hold a user's metadata.
const withoutQuery = (path: string): string => path.replace(/\?.*/s, '');

/** A report to this logger. */
export const createFailureReport = (profile: ProviderProfile, logger: Logger): FailureReport => {
  const where = ({ requestId }: Caller, { method, path }: WireRequest, answer?: WireAnswer): object => ({
    requestId,
    upstreamRequestId: answer && upstreamRequestIdOf(answer, profile),
    method,
    path: withoutQuery(path),
  });

  return {
    failed(caller, request, error, answer) {
      if (!(error instanceof UpstreamFailure)) return error;
      const { kind, message, cause } = error;
      const failure = { kind, message, cause: describe(cause) };
      logger.warn({ ...where(caller, request, answer), failure }, 'a call to the upstream failed');
      return errorOfFailure(error, answer && upstreamRequestIdOf(answer, profile));
    },
    refused(caller, request, answer, error) {
      if (!(error instanceof ServiceError) || error.code !== 'UPSTREAM_ERROR') return;
      const { status } = answer;
      logger.warn({ ...where(caller, request, answer), status }, 'the upstream answered with a failure');
    },
  };
};
