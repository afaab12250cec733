import type { Curve } from './thinning.ts';

/** A run of neighbouring rows, of which only those are held that stand out: the first, and each curve's lowest and highest. */
class Bucket<Row> {
  readonly #first: Row;
  readonly #lowest = new Map<Curve<Row>, Row>();
  readonly #highest = new Map<Curve<Row>, Row>();

  constructor(first: Row, curves: readonly Curve<Row>[]) {
    this.#first = first;
    this.add(first, curves);
  }

  add(row: Row, curves: readonly Curve<Row>[]): void {
    for (const curve of curves) {
      const value = curve(row);
      if (value === null) continue;
      const lowest = this.#lowest.get(curve);
      const highest = this.#highest.get(curve);
      if (lowest === undefined || value < (curve(lowest) ?? value)) this.#lowest.set(curve, row);
      if (highest === undefined || value > (curve(highest) ?? value)) this.#highest.set(curve, row);
    }
  }

  /** The rows that stand out, each once, in no order. */
  rows(): ReadonlySet<Row> {
    return new Set([this.#first, ...this.#lowest.values(), ...this.#highest.values()]);
  }
}

/**
 * Takes any number of rows and holds a bounded number of them: those that stand out among their neighbours. As long as fewer
 * than `capacity` rows came it holds them all; each time it is full, neighbouring buckets become one, so that a bucket stands
 * for twice as many rows, everywhere along the curve.
 */
export class Extremes<Row> {
  readonly #curves: () => readonly Curve<Row>[];
  readonly #capacity: number;
  #buckets: Bucket<Row>[] = [];
  #open: Bucket<Row> | null = null;
  #rowsInOpen = 0;
  #rowsInBucket = 1;
  readonly #last: Row[] = [];

  /**
   * @param curves the few that count at this moment, asked at each row: a curve that begins late loses nothing by it.
   * @param capacity how many buckets to hold at most; an even number.
   */
  constructor(curves: () => readonly Curve<Row>[], capacity: number) {
    this.#curves = curves;
    this.#capacity = capacity;
  }

  add(row: Row): void {
    const curves = this.#curves();
    if (this.#open === null) this.#open = new Bucket(row, curves);
    else this.#open.add(row, curves);
    this.#last[0] = row;
    this.#rowsInOpen += 1;
    if (this.#rowsInOpen < this.#rowsInBucket) return;
    this.#buckets.push(this.#open);
    this.#open = null;
    this.#rowsInOpen = 0;
    if (this.#buckets.length >= this.#capacity) this.#mergeNeighbours();
  }

  /** What is held, the very last row included, each once, in no order. */
  rows(): ReadonlySet<Row> {
    const buckets = this.#open === null ? this.#buckets : [...this.#buckets, this.#open];
    return new Set([...buckets.flatMap((bucket) => [...bucket.rows()]), ...this.#last]);
  }

  #mergeNeighbours(): void {
    const curves = this.#curves();
    this.#buckets = this.#buckets.filter((bucket, index) => {
      const next = this.#buckets[index + 1];
      if (index % 2 === 0 && next !== undefined) for (const row of next.rows()) bucket.add(row, curves);
      return index % 2 === 0;
    });
    this.#rowsInBucket *= 2;
  }
}
