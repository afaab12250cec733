/** An answer that the upstream refuses with: `{ error: { message, type, param, code } }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  /** The parameter to blame, written as a path (`method.dpo.hyperparameters.beta`); null if none is to blame. */
  readonly param: string | null;
  readonly code: string | null;

  constructor(status: number, type: string, message: string, param: string | null, code: string | null) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }
}

export const badRequest = (
  message: string,
  param: string | null = null,
  code: string | null = null,
): ApiError => new ApiError(400, 'invalid_request_error', message, param, code);

export const notFound = (message: string, param: string | null, code: string | null): ApiError =>
  new ApiError(404, 'invalid_request_error', message, param, code);

export const tooLarge = (message: string, param: string | null = null): ApiError =>
  new ApiError(413, 'invalid_request_error', message, param, 'request_too_large');

export const forbidden = (message: string, code: string): ApiError =>
  new ApiError(403, 'invalid_request_error', message, null, code);

/** The body that tells of an error, as the upstream writes it. */
export const errorBody = (error: ApiError): object => ({
  error: { message: error.message, type: error.type, param: error.param, code: error.code },
});
