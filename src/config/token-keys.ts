import {
  needsSharedSecret,
  type TokenAlgorithm,
  type VerificationKey,
  verificationKeyProblem,
} from '../domain/verification-key.ts';

const SOURCE = 'TUNEGRAPH_JWT_KEYS';

/** What is wrong with static keys, one sentence for each thing. No sentence holds a part of a key. */
export const tokenKeyProblems = (text: string, algorithms: readonly TokenAlgorithm[]): readonly string[] => {
  const keys = keysOf(text);
  if (keys === null) {
    return [`${SOURCE} holds something else than a JSON Web Key Set. Allowed: {"keys": [{"kty": "…", …}]}.`];
  }
  if (keys.length === 0) return [`${SOURCE} holds no key, so no token could be taken. Put in one at least.`];
  return keys.flatMap((key, index) => {
    const problem = isObject(key) ? problemOf(key, algorithms) : 'is no JSON Web Key';
    return problem === null ? [] : [`${SOURCE}: the key at ${index} ${problem}.`];
  });
};

const problemOf = (key: VerificationKey, algorithms: readonly TokenAlgorithm[]): string | null => {
  if (key['kty'] === 'oct' && !algorithms.some(needsSharedSecret)) {
    return 'is a shared secret (`oct`), which is taken only when TUNEGRAPH_JWT_ALGORITHMS names HS256, HS384 or HS512';
  }
  return verificationKeyProblem(key, algorithms);
};

const keysOf = (text: string): readonly unknown[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && Array.isArray(value['keys']) ? value['keys'] : null;
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is VerificationKey =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
