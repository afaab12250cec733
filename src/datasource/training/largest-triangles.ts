/** How to place a row in the plane. */
export interface Plane<Row> {
  x(row: Row): number;
  y(row: Row): number;
}

/** The middle of some rows. */
const centre = <Row>(rows: readonly Row[], { x, y }: Plane<Row>): readonly [number, number] => {
  let sumX = 0;
  let sumY = 0;
  for (const row of rows) {
    sumX += x(row);
    sumY += y(row);
  }
  return [sumX / rows.length, sumY / rows.length];
};

/**
 * At most `count` rows that keep the shape of their curve: Largest Triangle Three Buckets (Steinarsson, 2013). First and last
 * stay; of each bucket between, the row stays that spans the largest triangle with the one kept before it and the middle of
 * the bucket after it. Written out, because it is shorter than the care that one more dependency takes.
 *
 * @param count at least 2.
 */
export const largestTriangles = <Row>(
  rows: readonly Row[],
  count: number,
  plane: Plane<Row>,
): readonly Row[] => {
  if (rows.length <= count) return rows;
  const last = rows.slice(-1);
  const kept = rows.slice(0, 1);
  const size = (rows.length - 2) / (count - 2);
  const bucket = (index: number): readonly Row[] =>
    rows.slice(Math.floor(index * size) + 1, Math.floor((index + 1) * size) + 1);

  for (let index = 0; index < count - 2; index++) {
    const [nextX, nextY] = centre(index === count - 3 ? last : bucket(index + 1), plane);
    const [previousX, previousY] = centre(kept.slice(-1), plane);
    const area = (row: Row): number =>
      Math.abs(
        (plane.x(row) - previousX) * (nextY - previousY) - (nextX - previousX) * (plane.y(row) - previousY),
      );
    kept.push(bucket(index).reduce((best, row) => (area(row) > area(best) ? row : best)));
  }
  return [...kept, ...last];
};
