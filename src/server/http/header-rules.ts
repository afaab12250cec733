import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Browsers send about twenty, and each proxy on the way adds a few. */
const MOST_HEADERS = 200;

/** Where two could be read differently by two parties, such as a proxy and this service. */
const ONCE: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'host',
  'openai-organization',
  'openai-project',
  'origin',
]);

/** Why a request's headers are not taken as they are; undefined when they are. */
export const headerRefusal = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): Refusal | undefined => {
  if (rawHeaders.length > 2 * MOST_HEADERS) return TOO_MANY;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!ONCE.has(name)) continue;
    if (seen.has(name)) return new Refusal(400, 'BAD_REQUEST', `The header ${name} is there twice.`);
    seen.add(name);
  }
  return undefined;
};

const TOO_MANY = new Refusal(431, 'BAD_REQUEST', `A request has at most ${MOST_HEADERS} headers.`);
