import type { IncomingHttpHeaders } from 'node:http';
import { badRequest, tooLarge } from './api-error.ts';

/** What a request must have for its JSON body to be read. */
export interface JsonRequest extends AsyncIterable<Buffer> {
  readonly headers: IncomingHttpHeaders;
}

export const largestBody = 1024 * 1024;

/** Past this the rest of a refused body isn't even waited for. */
const mostDiscarded = 64 * 1024 * 1024;

/** Checks the media type of a request that brings a body. */
export function expectMediaType({ headers }: Pick<JsonRequest, 'headers'>, expected: string): void {
  const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (given === expected) return;
  throw badRequest(
    given === ''
      ? `Missing content type. This API method only accepts '${expected}' requests.`
      : `Unsupported content type: '${given.slice(0, 100)}'. This API method only accepts '${expected}' requests.`,
    null,
    'unsupported_content_type',
  );
}

async function readBody(request: JsonRequest): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Read to the end even when it is too large: a client that is still writing never sees an early answer.
  for await (const piece of request) {
    size += piece.length;
    if (size <= largestBody) pieces.push(piece);
    else if (size > mostDiscarded) break;
  }
  if (size > largestBody) throw tooLarge(`The request body is larger than ${largestBody} bytes.`);
  return Buffer.concat(pieces);
}

/** The JSON body of a request; throws the upstream's refusal of anything else. */
export async function readJson(request: JsonRequest): Promise<unknown> {
  expectMediaType(request, 'application/json');
  const body = await readBody(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw badRequest(
      'We could not parse the JSON body of your request. The API expects a JSON payload, encoded as UTF-8.',
      null,
      'invalid_json',
    );
  }
}
