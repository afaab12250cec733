/** Other input came under this idempotency key before. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** A job may have been created, or not: the upstream gave no readable answer to the request. */
export class CreateOutcomeUnknown extends Error {
  override readonly name = 'CreateOutcomeUnknown';
}
