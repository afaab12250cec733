import { TextDecoder } from 'node:util';
import { ServiceError } from '../../domain/service-error.ts';

const LONGEST_LINE = 64 * 1024;

/**
 * The lines of a text that comes in pieces, as many at a time as each piece completes; the last one counts without a line
 * break too. A byte order mark is left out.
 *
 * @throws ServiceError `UPSTREAM_ERROR` at a line of more than 64 Ki characters.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) {
      throw new ServiceError(
        'UPSTREAM_ERROR',
        'The result file of this job can not be read: it is no text of lines.',
      );
    }
    yield lines;
  }
  yield [rest + decoder.decode()];
}
