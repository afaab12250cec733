import { createHmac, timingSafeEqual } from 'node:crypto';

/** Says whether one of several secrets has signed a message. */
export type SignatureCheck = (
  message: { readonly id: string; readonly timestamp: string; readonly body: Uint8Array },
  signatures: string,
) => boolean;

const PREFIX = 'whsec_';
const VERSION = 'v1,';

const keyOf = (secret: string): Buffer => {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const key = Buffer.from(encoded, 'base64');
  if (!/^[\w+/-]+={0,2}$/.test(encoded) || key.length === 0) {
    // The secret itself stays out of the message.
    throw new TypeError('A webhook secret has to be "whsec_" and base64 after it, as the provider shows it.');
  }
  return key;
};

/**
 * Checks signatures as Standard Webhooks has them: HMAC-SHA256 of `id.timestamp.body` in base64 behind `v1,`, several of them
 * separated by spaces. The body counts byte for byte.
 *
 * @param secrets each `whsec_…`; several while one replaces another.
 * @throws TypeError for one that can't be a secret.
 */
export const createSignatureCheck = (secrets: readonly string[]): SignatureCheck => {
  const keys = secrets.map(keyOf);
  return ({ id, timestamp, body }, signatures) => {
    const given = signatures
      .split(' ')
      .filter((signature) => signature.startsWith(VERSION))
      .map((signature) => Buffer.from(signature.slice(VERSION.length), 'base64'));
    let isSigned = false;
    for (const key of keys) {
      const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
      for (const signature of given) {
        // Every pair is compared, in constant time: how long it takes tells nothing of how near a guess was.
        const isEqual = signature.length === expected.length && timingSafeEqual(signature, expected);
        isSigned = isEqual || isSigned;
      }
    }
    return isSigned;
  };
};
