import { createPublicKey, type JsonWebKey as NodeJsonWebKey } from 'node:crypto';

/** The algorithms of tokens whose signature needs a private key, and whose check a public one. */
export const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** Those where who checks could sign as well. `none` is in neither list, so nothing lets an unsigned token in. */
export const SHARED_SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;

export const TOKEN_ALGORITHMS = [...PUBLIC_KEY_ALGORITHMS, ...SHARED_SECRET_ALGORITHMS] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

export const needsSharedSecret = (algorithm: TokenAlgorithm): boolean =>
  (SHARED_SECRET_ALGORITHMS as readonly string[]).includes(algorithm);

/** A key as RFC 7517 writes it. */
export type VerificationKey = Readonly<Record<string, unknown>>;

/**
 * Why the signatures of tokens can't be checked with a key; null when they can. It completes "The key …", and repeats
 * nothing of it.
 *
 * @param algorithms those that tokens may be signed with.
 */
export const verificationKeyProblem = (
  key: VerificationKey,
  algorithms: readonly TokenAlgorithm[],
): string | null => {
  if (PRIVATE_PARTS.some((part) => part in key)) {
    return 'is a private key, which stays with who signs: put its public part here';
  }
  if (key['use'] !== undefined && key['use'] !== 'sig') return 'is not for signatures';
  const operations = key['key_ops'];
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    return 'is not for checking signatures';
  }
  const fitting = algorithmsOf(key).filter((algorithm) => algorithms.includes(algorithm));
  if (fitting.length === 0) return `fits none of the algorithms ${algorithms.join(', ')}`;
  return key['kty'] === 'oct' ? secretProblem(key, fitting) : publicKeyProblem(key);
};

/** RFC 7518, sections 6.2.2 and 6.3.2, and RFC 8037, section 2. */
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const algorithmsOf = ({ kty, crv, alg }: VerificationKey): readonly TokenAlgorithm[] =>
  (OF_KEY_TYPE.get(kty === 'EC' || kty === 'OKP' ? `${kty} ${crv}` : String(kty)) ?? []).filter(
    (algorithm) => alg === undefined || alg === algorithm,
  );

const OF_KEY_TYPE: ReadonlyMap<string, readonly TokenAlgorithm[]> = new Map<
  string,
  readonly TokenAlgorithm[]
>([
  ['RSA', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
  ['EC P-256', ['ES256']],
  ['EC P-384', ['ES384']],
  ['EC P-521', ['ES512']],
  ['OKP Ed25519', ['EdDSA', 'Ed25519']],
  ['oct', SHARED_SECRET_ALGORITHMS],
]);

/** RFC 7518, section 3.3. */
const LEAST_RSA_BITS = 2048;

const publicKeyProblem = (key: VerificationKey): string | null => {
  try {
    const { asymmetricKeyDetails: { modulusLength = LEAST_RSA_BITS } = {} } = createPublicKey({
      key: key as NodeJsonWebKey,
      format: 'jwk',
    });
    return modulusLength < LEAST_RSA_BITS ? `has fewer than ${LEAST_RSA_BITS} bits` : null;
  } catch {
    return 'is malformed';
  }
};

/** RFC 7518, section 3.2: as long as the hash at least. */
const secretProblem = ({ k }: VerificationKey, algorithms: readonly TokenAlgorithm[]): string | null => {
  if (typeof k !== 'string' || !/^[A-Za-z0-9_-]+$/.test(k)) return 'is malformed';
  const least = Math.max(...algorithms.map((algorithm) => Number(algorithm.slice(2)) / 8));
  return Buffer.from(k, 'base64url').length < least ? `has fewer than ${least} bytes` : null;
};
