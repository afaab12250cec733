import { withoutKeys } from '../domain/without-keys.ts';

interface LoggedCause {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedCause;
}

const DEEPEST = 5;

/**
 * What the log tells of an error: only what is named here, because errors of HTTP clients carry requests, headers and
 * bodies as further properties. A key that stands in a message is left out.
 */
export const causeForLog = (error: unknown, depth = 0): LoggedCause => {
  if (!(error instanceof Error)) return { name: typeof error, message: withoutKeys(String(error)) };
  return {
    name: error.name,
    message: withoutKeys(error.message),
    ...('code' in error && typeof error.code === 'string' && { code: withoutKeys(error.code) }),
    ...(error.stack !== undefined && { stack: withoutKeys(error.stack) }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: causeForLog(error.cause, depth + 1) }),
  };
};
