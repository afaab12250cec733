import { type JsonRequest, largestBody } from '../server/read-json.ts';

/**
 * Reads a request now, to be carried out later: by then its client may have gone, and taken with it what wasn't read.
 * No more is held than shows that a body is too large.
 */
export async function holdBody(request: JsonRequest): Promise<JsonRequest> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    if (size <= largestBody) pieces.push(piece);
    size += piece.length;
  }
  return {
    headers: request.headers,
    async *[Symbol.asyncIterator]() {
      yield* pieces;
    },
  };
}
