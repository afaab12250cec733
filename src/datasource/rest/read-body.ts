import type { Readable } from 'node:stream';
import { UpstreamFailure } from './upstream-failure.ts';

/**
 * The whole body, at most `limit` bytes of it.
 *
 * @throws UpstreamFailure `OVERSIZED` as soon as more than `limit` bytes have come; the connection is then dropped.
 */
export const readBody = (body: Readable, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        body.destroy(new UpstreamFailure('OVERSIZED', `the body is larger than ${limit} bytes`));
        return;
      }
      chunks.push(chunk);
    });
    body.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    body.on('error', reject);
  });
