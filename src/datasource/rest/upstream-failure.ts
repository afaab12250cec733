import { errors } from 'undici';

/**
 * How a call came to nothing:
 * `TIMEOUT`: no whole answer in time. `UNAVAILABLE`: no connection, or one that broke. `BROKEN`: an answer that can't be
 * read: not HTTP, not JSON, or of the wrong shape. `OVERSIZED`: an answer larger than is read. `LEFT_ALONE`: not sent, because
 * the upstream has been failing. `CROWDED`: not sent, because too many calls of the credential wait already. `CLOSED`: not sent,
 * because the datasource is closed.
 */
export type UpstreamFailureKind =
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'BROKEN'
  | 'OVERSIZED'
  | 'LEFT_ALONE'
  | 'CROWDED'
  | 'CLOSED';

export interface UpstreamFailureOptions extends ErrorOptions {
  /** False when the upstream has certainly not got the request. @default true */
  readonly sent?: boolean;
  /** Seconds to wait before the next try, where that is known. */
  readonly retryAfter?: number;
}

/**
 * A call that brought no usable answer. It stays inside the datasource: its message and cause name addresses, so the
 * operator's log gets it and the client gets a ServiceError made of its kind.
 */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly kind: UpstreamFailureKind;
  /** False when the upstream has certainly not got the request; true when it may have. */
  readonly sent: boolean;
  readonly retryAfter: number | undefined;

  constructor(kind: UpstreamFailureKind, message: string, options: UpstreamFailureOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.kind = kind;
    this.sent = options.sent ?? true;
    this.retryAfter = options.retryAfter;
  }
}

const KINDS: Readonly<Record<string, UpstreamFailureKind>> = {
  UND_ERR_HEADERS_OVERFLOW: 'BROKEN',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'BROKEN',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'BROKEN',
  UND_ERR_CLOSED: 'CLOSED',
  UND_ERR_DESTROYED: 'CLOSED',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Reads what undici or the socket threw. An argument that undici refuses is our own mistake, so it is handed back as it is;
 * everything else that is not an unreadable answer is a connection that was not made or did not hold.
 *
 * @param sent false when the request had not been begun.
 */
export const failureOf = (error: unknown, sent = true): unknown => {
  const code = codeOf(error);
  if (error instanceof UpstreamFailure || code === 'UND_ERR_INVALID_ARG') return error;
  const kind = error instanceof errors.HTTPParserError ? 'BROKEN' : (KINDS[code] ?? 'UNAVAILABLE');
  return new UpstreamFailure(kind, error instanceof Error ? error.message : String(error), {
    cause: error,
    sent,
  });
};
