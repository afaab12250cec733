import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Browsers send about twenty, and each proxy on the way adds a few. */
const MOST_HEADERS = 200;

/** Where two could be read differently by two parties, such as a proxy and this service. No two are of one length. */
const ONCE = ['authorization', 'content-type', 'host', 'openai-organization', 'openai-project', 'origin'];
const BY_LENGTH: readonly (string | undefined)[] = Array.from(
  { length: Math.max(...ONCE.map(({ length }) => length)) + 1 },
  (_, length) => ONCE.find((name) => name.length === length),
);

/** Why a request's headers are not taken as they are; undefined when they are. */
export const headerRefusal = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): Refusal | undefined => {
  if (rawHeaders.length > 2 * MOST_HEADERS) return TOO_MANY;
  // A bit for each length: a set, and the lower case of each name, would cost more than all the rest.
  let seen = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const given = rawHeaders[index] ?? '';
    const name = BY_LENGTH[given.length];
    if (name === undefined || (given !== name && given.toLowerCase() !== name)) continue;
    const bit = 1 << name.length;
    if (seen & bit) return new Refusal(400, 'BAD_REQUEST', `The header ${name} is there twice.`);
    seen |= bit;
  }
  return undefined;
};

const TOO_MANY = new Refusal(431, 'BAD_REQUEST', `A request has at most ${MOST_HEADERS} headers.`);
