import DataLoader from 'dataloader';
import type { Metrics } from '../../domain/metrics.ts';
import { memoized } from './memoized.ts';
import type { ResultCurve } from './result-file.ts';

/** A result file's curve, of at most `maxPoints` rows; null when it is no result. */
export type LoadResult = (fileId: string, maxPoints: number) => Promise<readonly Metrics[] | null>;

/**
 * Shares the reading of result files within one request: a file is read once for all the sizes that are asked of it in one
 * tick, and never again for a size that was asked before. Only what was answered is kept, so a size that is asked for later
 * has the file read once more.
 *
 * @param read reads a file, to be thinned to this many rows or fewer; null when it is no result.
 */
export const shareResults = (
  read: (fileId: string, mostPoints: number) => Promise<ResultCurve | null>,
): LoadResult => {
  const loaderOf = memoized(
    (fileId) =>
      new DataLoader<number, readonly Metrics[] | null>(async (sizes) => {
        const curve = await read(fileId, Math.max(...sizes));
        return sizes.map((maxPoints) => (curve === null ? null : curve(maxPoints)));
      }),
  );
  return (fileId, maxPoints) => loaderOf(fileId).load(maxPoints);
};
