import type { Metrics } from '../../domain/metrics.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { Extremes } from './extremes.ts';
import { linesOf } from './lines.ts';
import { plainBytes } from './plain-bytes.ts';
import { type ResultRow, ResultTable } from './result-table.ts';
import { thin } from './thinning.ts';

const LARGEST_FILE = 1024 * 1024 * 1024;
const LEAST_CAPACITY = 2048;

async function* atMost(bytes: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit)
      throw new ServiceError('UPSTREAM_ERROR', 'The result file of this job is too large to be read.');
    yield chunk;
  }
}

/**
 * The numbers of a result file, thinned to `maxPoints` rows while they come, so that a million rows need no more memory than
 * some thousands.
 *
 * @returns null when it is no CSV of training numbers.
 * @throws ServiceError `UPSTREAM_ERROR` when it is too large or a line of it has no end, and whatever reading `content` throws.
 */
export const readResultFile = async (
  content: AsyncIterable<Buffer>,
  maxPoints: number,
): Promise<readonly Metrics[] | null> => {
  let table: ResultTable | null = null;
  let held = new Extremes<ResultRow>([], LEAST_CAPACITY);
  for await (const lines of linesOf(plainBytes(atMost(content, LARGEST_FILE)))) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      if (table !== null) {
        held.add(table.read(line));
        continue;
      }
      table = ResultTable.withHeader(line);
      if (table === null) return null;
      held = new Extremes(table.curves, Math.max(LEAST_CAPACITY, 4 * maxPoints));
    }
  }
  if (table === null) return null;
  const { curves, metrics, position } = table;
  const rows = [...held.rows()].sort((a, b) => position(a) - position(b) || a.place - b.place);
  return thin(rows, { maxPoints, position, curves }).map(metrics);
};
