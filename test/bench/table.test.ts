import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { median } from '../../bench/median.ts';
import { productionFlags } from '../../bench/production-flags.ts';
import type { RequestFigures } from '../../bench/requests/measure.ts';
import { poolBound } from '../../bench/requests/report.ts';
import { RESULTS_FILE, type Results } from '../../bench/results.ts';
import { PAGE_FILE, ratioOf, withFigures } from '../../bench/table.ts';

const results = async (): Promise<Results> => JSON.parse(await readFile(RESULTS_FILE, 'utf8'));

const figures = (perSecond: number): RequestFigures => ({
  requests: 100,
  perSecond,
  cpu: 1,
  p50: 1,
  p99: 2,
  calls: 1,
  memory: 100,
});

describe('the page of figures', () => {
  it('holds what the committed results say', async () => {
    const page = await readFile(PAGE_FILE, 'utf8');
    expect(withFigures(page, await results())).toBe(page);
  });

  it('changes with the results', async () => {
    const page = await readFile(PAGE_FILE, 'utf8');
    const { start, ...rest } = await results();
    expect(withFigures(page, { ...rest, start: { ...start, answered: start.answered + 1 } })).not.toBe(page);
  });

  it('is refused where it has no place for them', async () => {
    await expect(results().then((found) => withFigures('# Performance', found))).rejects.toThrow(
      'has no place',
    );
  });
});

describe('a figure', () => {
  it('is the middle of the rounds, or between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is told as a ratio of requests a second, where there is another server to compare with', () => {
    expect(ratioOf(figures(300), figures(100))).toBe('3.00x');
    expect(ratioOf(figures(300), undefined)).toBe('—');
  });

  it('says what one caller’s share of the connections allows: 256 calls at once, 20 a request, 20 ms each', () => {
    expect(poolBound(20, 20)).toBe(640);
  });
});

it('the benchmark tells V8 what npm start tells it', () => {
  expect(productionFlags).toEqual(['--max-semi-space-size=32']);
});
