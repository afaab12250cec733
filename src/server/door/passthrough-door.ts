import { randomBytes } from 'node:crypto';
import { FULL_ACCESS } from '../../domain/access.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { type Clock, systemClock } from '../../domain/clock.ts';
import { Credential } from '../../domain/credential.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { traceparentFrom } from '../../domain/traceparent.ts';
import type { Incoming } from '../incoming.ts';
import { MomentaryMap } from '../pipeline/momentary-map.ts';
import { type BearerTokenRules, bearerToken } from './bearer-token.ts';
import type { Door } from './door.ts';

/** A door that keeps nobody waiting. */
export interface PassthroughDoor extends Door {
  admit(incoming: Incoming): AdmittedCaller;
}

/** What a credential is made of. */
const SENT = ['authorization', 'openai-organization', 'openai-project'];

/** Milliseconds. Who asks again has the same credential without its being made anew; no secret stays for one who has gone. */
const KNOWN_FOR = 60_000;
const MOST_KNOWN = 1000;

/** The callers' own bearer tokens go upstream. */
export const createPassthroughDoor = (
  hashingKey: Uint8Array = randomBytes(32),
  clock: Clock = systemClock,
): PassthroughDoor => {
  const known = new MomentaryMap<Credential>(KNOWN_FOR, MOST_KNOWN, clock);
  const credentialOf = (incoming: Incoming): Credential => {
    // None of the headers of a known credential holds a line break, so no other three are written the same.
    const sent = SENT.map((name) => incoming.header(name) ?? '').join('\n');
    const found = known.get(SENT, sent);
    if (found !== undefined) return found;
    const credential = new Credential(
      {
        token: bearerToken(incoming, TOKEN),
        organization: optionalHeader(incoming, 'OpenAI-Organization'),
        project: optionalHeader(incoming, 'OpenAI-Project'),
      },
      hashingKey,
    );
    known.set(SENT, sent, credential);
    return credential;
  };
  return {
    admit: (incoming) => ({
      credential: credentialOf(incoming),
      access: FULL_ACCESS,
      requestId: incoming.requestId,
      traceparent: traceparentFrom(incoming.header('traceparent')),
      signal: incoming.signal,
    }),
  };
};

const TOKEN: BearerTokenRules = {
  longest: 4096,
  missing: "Send the header `Authorization: Bearer <token>` with your provider's API key as the token.",
};

const HEADER_VALUE = /^[\x21-\x7e]{1,256}$/;

const optionalHeader = (incoming: Incoming, name: string): string | null => {
  const value = incoming.header(name.toLowerCase());
  if (value === undefined || value === '') return null;
  if (HEADER_VALUE.test(value)) return value;
  throw new ServiceError(
    'BAD_USER_INPUT',
    `The ${name} header is malformed. It has 1 to 256 visible ASCII characters.`,
  );
};
