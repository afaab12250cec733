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
 * bodies as further properties.
 */
export const causeForLog = (error: unknown, depth = 0): LoggedCause => {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: causeForLog(error.cause, depth + 1) }),
  };
};
