import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Extremes } from '../../../src/datasource/training/extremes.ts';
import { thin } from '../../../src/datasource/training/thinning.ts';

interface Row {
  readonly x: number;
  readonly a: number | null;
  readonly b: number | null;
}

const curves = [({ a }: Row) => a, ({ b }: Row) => b];
const position = ({ x }: Row): number => x;

const value = fc.option(fc.double({ min: -100, max: 100, noNaN: true }));
const rowsOf = (maxLength: number): fc.Arbitrary<Row[]> =>
  fc
    .array(fc.record({ a: value, b: value }), { maxLength })
    .map((rows) => rows.map((row, x) => ({ ...row, x })));

describe('thin', () => {
  it('answers as many of the rows as asked for, in their order, each once', () => {
    fc.assert(
      fc.property(rowsOf(400), fc.integer({ min: 3, max: 50 }), (rows, maxPoints) => {
        const kept = thin(rows, { maxPoints, position, curves });
        expect(kept).toHaveLength(Math.min(maxPoints, rows.length));
        expect(kept).toEqual(rows.filter((row) => new Set(kept).has(row)));
      }),
    );
  });

  it('always keeps the first row and the last, whatever curves they hold; of a single point, the last', () => {
    fc.assert(
      fc.property(
        rowsOf(400),
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        (rows, maxPoints, hasCurves) => {
          const kept = thin(rows, { maxPoints, position, curves: hasCurves ? curves : [] });
          expect(kept).toHaveLength(Math.min(maxPoints, rows.length));
          if (maxPoints > 0) expect(kept.at(-1)).toBe(rows.at(-1));
          if (maxPoints > 1) expect(kept[0]).toBe(rows[0]);
        },
      ),
    );
  });

  it.each([
    [3, [0, 5, 9]],
    [2, [0, 9]],
    [1, [9]],
    [0, []],
  ])('answers what tells most when %i are asked for', (maxPoints, expected) => {
    const rows = Array.from({ length: 10 }, (_, x) => ({ x, a: x === 5 ? 99 : 0, b: null }));
    expect(thin(rows, { maxPoints, position, curves }).map(position)).toEqual(expected);
  });

  it('keeps the turn of a curve that begins and ends in other rows than the rest', () => {
    const rows = Array.from({ length: 1000 }, (_, x) => ({
      x,
      a: null,
      b: x % 10 === 5 ? (x === 555 ? 99 : 0) : null,
    }));
    for (const maxPoints of [4, 5, 20]) {
      const kept = thin(rows, { maxPoints, position, curves }).map(position);
      expect(kept).toHaveLength(maxPoints);
      expect(kept).toEqual(expect.arrayContaining([0, 999]));
      if (maxPoints > 4) expect(kept).toContain(555);
    }
  });

  it('keeps the ends and the turns of a curve', () => {
    const turns = new Set([0, 250, 500, 999]);
    const rows = Array.from({ length: 1000 }, (_, x) => ({
      x,
      a: x === 250 ? 50 : x === 500 ? -50 : 0,
      b: null,
    }));
    const kept = new Set(thin(rows, { maxPoints: 20, position, curves }).map(position));
    for (const turn of turns) expect(kept).toContain(turn);
  });
});

describe('Extremes', () => {
  it('holds everything as long as that is little', () => {
    fc.assert(
      fc.property(rowsOf(63), (rows) => {
        const held = new Extremes(() => curves, 64);
        for (const row of rows) held.add(row);
        expect([...held.rows()].sort((one, other) => one.x - other.x)).toEqual(rows);
      }),
    );
  });

  it('holds a bounded number of rows, the first, the last, and the farthest of each curve among them', () => {
    fc.assert(
      fc.property(rowsOf(3000), fc.constantFrom(2, 8, 64), (rows, capacity) => {
        const held = new Extremes(() => curves, capacity);
        for (const row of rows) held.add(row);
        const kept = held.rows();
        expect(kept.size).toBeLessThanOrEqual((capacity + 1) * 5 + 1);
        expect(kept.has(rows[0] as Row)).toBe(rows.length > 0);
        expect(kept.has(rows.at(-1) as Row)).toBe(rows.length > 0);
        for (const curve of curves) {
          const all = rows.map(curve).filter((one) => one !== null);
          const some = [...kept].map(curve).filter((one) => one !== null);
          expect(Math.max(...some)).toBe(Math.max(...all));
          expect(Math.min(...some)).toBe(Math.min(...all));
        }
      }),
      { numRuns: 50 },
    );
  });
});
