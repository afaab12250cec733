import type { ErrorCode } from '../pipeline/error-codes.ts';

/** How HTTP answers a request of which nothing was executed. */
export interface HttpStatus {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** GraphQL over HTTP has it answered with 200 to those who ask for application/json. */
  readonly spec?: true;
}

/** The status for an error's code. */
export const httpStatusOf = (code: ErrorCode): HttpStatus => STATUS_OF[code] ?? { status: 400, spec: true };

const STATUS_OF: Readonly<Partial<Record<ErrorCode, HttpStatus>>> = {
  BAD_REQUEST: { status: 400 },
  OPERATION_RESOLUTION_FAILURE: { status: 400 },
  UNAUTHENTICATED: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  FORBIDDEN: { status: 403 },
  CALLBACK_REFUSED: { status: 403 },
  CALLBACK_FAILED: { status: 400 },
  METHOD_NOT_ALLOWED: { status: 405, headers: { allow: 'POST' } },
  REQUEST_ENTITY_TOO_LARGE: { status: 413 },
  DOCUMENT_TOO_LARGE: { status: 413 },
  QUERY_TOO_COMPLEX: { status: 400 },
  TRUSTED_DOCUMENT_REQUIRED: { status: 400 },
  OPERATION_TIMEOUT: { status: 504 },
  TOO_MANY_REQUESTS: { status: 429 },
  TOO_MANY_CONNECTIONS: { status: 429 },
  INTERNAL_SERVER_ERROR: { status: 500 },
  AUTHENTICATION_UNAVAILABLE: { status: 503 },
};
