/**
 * The connection broke while the database was committing: the act may have happened or not. Not a refusal, since something may have
 * changed; the caller sends the same request with the same Idempotency-Key again and learns what became of it.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
