import type { ErrorCode } from './error-codes.ts';

/** An operation that is refused for what it asks, or how much, before anything of it runs. Its message may be shown. */
export class RequestRefusal extends Error {
  override readonly name = 'RequestRefusal';
  readonly code: ErrorCode;
  /** Seconds to wait before the next try; undefined when waiting helps nothing. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
