/** An issuer's keys can't be had. The message is for the log; it completes "the address of the keys: …". */
export class KeySetFailure extends Error {
  override readonly name = 'KeySetFailure';
}
