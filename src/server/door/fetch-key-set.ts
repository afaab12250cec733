import type { Clock } from '../../domain/clock.ts';
import type { VerificationKey } from '../../domain/verification-key.ts';
import { KeySetFailure } from './key-set-failure.ts';

/** Milliseconds. */
const TIMEOUT = 5000;
/** A key has 2 KiB at most, certificates included; issuers publish a handful. */
const MOST_BYTES = 256 * 1024;

/**
 * Fetches a JSON Web Key Set (RFC 7517). No redirect is followed: whom tokens are trusted to is what the operator wrote.
 *
 * @throws KeySetFailure, or whatever `fetch` does.
 */
export const fetchKeySet = async (url: string, clock: Clock): Promise<readonly VerificationKey[]> => {
  const late = new AbortController();
  const timer = clock.setTimeout(
    () => late.abort(new KeySetFailure(`it did not answer within ${TIMEOUT} ms`)),
    TIMEOUT,
  );
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      redirect: 'manual',
      signal: late.signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new KeySetFailure(`it answered ${response.status}`);
    }
    return keysOf(await boundedText(response));
  } finally {
    clock.clearTimeout(timer);
  }
};

const boundedText = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new KeySetFailure(`its answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const keysOf = (text: string): readonly VerificationKey[] => {
  try {
    const { keys } = JSON.parse(text);
    if (Array.isArray(keys)) return keys.filter((key) => typeof key === 'object' && key !== null);
  } catch {
    // It is no JSON.
  }
  throw new KeySetFailure('its answer is no JSON Web Key Set');
};
