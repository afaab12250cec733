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
 * What was kept of a result file: its rows thinned to this many, the first and the last of them always among them. Empty when
 * it has none.
 */
export type ResultCurve = (maxPoints: number) => readonly Metrics[];

/**
 * Reads a result file once, thinning its rows while they come, so that a million of them need no more memory than some
 * thousands.
 *
 * @param mostPoints the most that the answer will be asked for.
 * @returns null when it is no CSV of training numbers.
 * @throws ServiceError `UPSTREAM_ERROR` when it is too large or a line of it has no end, and whatever reading `content` throws.
 */
export const readResultFile = async (
  content: AsyncIterable<Buffer>,
  mostPoints: number,
): Promise<ResultCurve | null> => {
  let table: ResultTable | null = null;
  const held = new Extremes<ResultRow>(() => table?.curves ?? [], Math.max(LEAST_CAPACITY, 4 * mostPoints));
  for await (const lines of linesOf(plainBytes(atMost(content, LARGEST_FILE)))) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      if (table !== null) {
        held.add(table.read(line));
        continue;
      }
      table = ResultTable.withHeader(line);
      if (table === null) return null;
    }
  }
  if (table === null) return null;
  const { curves, metrics, position } = table;
  const rows = [...held.rows()].sort((a, b) => position(a) - position(b) || a.place - b.place);
  return (maxPoints) => thin(rows, { maxPoints, position, curves }).map(metrics);
};
