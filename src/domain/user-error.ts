export const USER_ERROR_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_SMALL',
  'TOO_LARGE',
  'TOO_MANY',
  'INVALID',
  'DUPLICATE',
  'CONFLICTING_FIELDS',
  'NOT_FOUND',
  'INVALID_STATE',
  'IDEMPOTENCY_KEY_REUSED',
  'OUTCOME_UNKNOWN',
  'UPSTREAM_REJECTED',
  'NOT_SUPPORTED',
] as const;

export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** A problem that the user can mend: what is wrong, and where in the arguments it stands. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** Such as `['input', 'metadata', '3', 'key']`; empty when it is about the whole. */
  readonly path: readonly string[];
}
