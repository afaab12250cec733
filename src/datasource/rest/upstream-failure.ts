import { errors } from 'undici';

/**
 * How a call came to nothing:
 * `TIMEOUT`: no whole answer in time. `UNAVAILABLE`: no connection, or one that broke. `BROKEN`: an answer that can't be
 * read: not HTTP, not JSON, too large, or of the wrong shape.
 */
export type UpstreamFailureKind = 'TIMEOUT' | 'UNAVAILABLE' | 'BROKEN';

/**
 * A call that brought no usable answer. It stays inside the datasource: its message and cause name addresses, so the
 * operator's log gets it and the client gets a ServiceError made of its kind.
 */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly kind: UpstreamFailureKind;

  constructor(kind: UpstreamFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

const BROKEN_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Reads what undici or the socket threw. An argument that undici refuses is our own mistake, so it is handed back as it is;
 * everything else that is not an unreadable answer is a connection that was not made or did not hold.
 */
export const failureOf = (error: unknown): unknown => {
  const code = codeOf(error);
  if (error instanceof UpstreamFailure || code === 'UND_ERR_INVALID_ARG') return error;
  const kind = error instanceof errors.HTTPParserError || BROKEN_CODES.has(code) ? 'BROKEN' : 'UNAVAILABLE';
  return new UpstreamFailure(kind, error instanceof Error ? error.message : String(error), { cause: error });
};
