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
 * At most `maxPoints` of these rows, in their order, so that each curve keeps its shape: the first row and the last one always
 * stay, of the other points each curve but the first gets up to a quarter, and the first one what is left. Points that two
 * curves share are made up for, evenly. Of a single point, it is the last row: the latest is the most telling.
 */
export const thin = <Row>(rows: readonly Row[], thinning: Thinning<Row>): readonly Row[] => {
  const { maxPoints, position, curves } = thinning;
  if (rows.length <= maxPoints) return rows;
  const last = rows.slice(-1);
  if (maxPoints < 2) return maxPoints < 1 ? [] : last;

  const kept = new Set<Row>([...rows.slice(0, 1), ...last]);
  const keep = (curve: Curve<Row>, count: number): void => {
    const own = rows.filter((row) => curve(row) !== null);
    // A curve's own ends are always among its points, and cost nothing where they are kept already.
    const free = [...own.slice(0, 1), ...own.slice(-1)].filter((row) => kept.has(row)).length;
    if (count + free < 2) return;
    for (const row of largestTriangles(own, count + free, { x: position, y: (row) => curve(row) ?? 0 }))
      kept.add(row);
  };
  const [first, ...others] = curves.filter((curve) => rows.some((row) => curve(row) !== null));
  for (const curve of others) keep(curve, Math.floor(maxPoints / SHARE_OF_THE_OTHERS));
  if (first) keep(first, maxPoints - kept.size);

  const left = rows.filter((row) => !kept.has(row));
  for (const row of evenly(left, maxPoints - kept.size)) kept.add(row);
  return rows.filter((row) => kept.has(row));
};
