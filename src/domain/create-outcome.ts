/** Other input came under this idempotency key before. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** A job may have been created, or not, and within the operation's time nothing tells. */
export class CreateOutcomeUnknown extends Error {
  override readonly name = 'CreateOutcomeUnknown';
}
