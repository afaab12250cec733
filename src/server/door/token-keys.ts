import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import {
  needsSharedSecret,
  type TokenAlgorithm,
  type VerificationKey,
} from '../../domain/verification-key.ts';

/** Finds the key that a token says it is signed with. It fails for a token that names none, or one of several. */
export type TokenKeys = JWTVerifyGetKey;

/** Keys that are known from the start: public ones, or shared secrets, but never both. */
export const createStaticKeys = (
  keys: readonly VerificationKey[],
  algorithms: readonly TokenAlgorithm[],
): TokenKeys =>
  algorithms.some(needsSharedSecret)
    ? createSharedSecrets(keys)
    : createLocalJWKSet({ keys: keys as unknown as JWK[] });

const createSharedSecrets =
  (keys: readonly VerificationKey[]): TokenKeys =>
  async ({ alg, kid }) => {
    const [secret, ...others] = keys.filter(
      (key) => (kid === undefined || key['kid'] === kid) && (key['alg'] === undefined || key['alg'] === alg),
    );
    if (!secret || others.length > 0) throw new errors.JWKSNoMatchingKey();
    return Buffer.from(String(secret['k']), 'base64url');
  };
