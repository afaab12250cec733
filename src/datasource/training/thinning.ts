import { largestTriangles } from './largest-triangles.ts';

/** One of the curves that lie in the same rows. Null where it has no point in this row. */
export type Curve<Row> = (row: Row) => number | null;

/** What to keep of rows that hold several curves. */
export interface Thinning<Row> {
  readonly maxPoints: number;
  /** How far along the training the row is. */
  position(row: Row): number;
  /** The curves whose shape shall survive, the most telling first. */
  readonly curves: readonly Curve<Row>[];
}

// What a sparse second curve, such as the loss on the whole validation file once an epoch, may take from the first one.
const SHARE_OF_THE_OTHERS = 4;

const evenly = <Row>(rows: readonly Row[], count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => rows[Math.floor(((index + 0.5) * rows.length) / count)]).filter(
    (row) => row !== undefined,
  );

/**
 * At most `maxPoints` of these rows, in their order, so that each curve keeps its shape: each of the others gets up to a
 * quarter of the points, the first one what is left. Points that two curves share are made up for, evenly.
 */
export const thin = <Row>(rows: readonly Row[], thinning: Thinning<Row>): readonly Row[] => {
  const { maxPoints, position, curves } = thinning;
  if (rows.length <= maxPoints) return rows;
  // No shape fits into two points: the latest are the most telling ones.
  if (maxPoints < 3) return rows.slice(rows.length - Math.max(0, maxPoints));

  const kept = new Set<Row>();
  const keep = (curve: Curve<Row>, count: number): void => {
    const own = rows.filter((row) => curve(row) !== null);
    if (count < 2) return;
    for (const row of largestTriangles(own, count, { x: position, y: (row) => curve(row) ?? 0 }))
      kept.add(row);
  };
  const [first, ...others] = curves.filter((curve) => rows.some((row) => curve(row) !== null));
  for (const curve of others) keep(curve, Math.floor(maxPoints / SHARE_OF_THE_OTHERS));
  if (first) keep(first, maxPoints - kept.size);

  const left = rows.filter((row) => !kept.has(row));
  for (const row of evenly(left, maxPoints - kept.size)) kept.add(row);
  return rows.filter((row) => kept.has(row));
};
