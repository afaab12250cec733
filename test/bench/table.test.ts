import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { median } from '../../bench/median.ts';
import { productionFlags } from '../../bench/production-flags.ts';
import type { RequestFigures } from '../../bench/requests/measure.ts';
import { poolBound } from '../../bench/requests/report.ts';
import { RESULTS_FILE, type Results } from '../../bench/results.ts';
import { PAGE_FILE, ratioOf, withFigures } from '../../bench/table.ts';

const written: Results | null = existsSync(RESULTS_FILE)
  ? JSON.parse(readFileSync(RESULTS_FILE, 'utf8'))
  : null;
const page = readFileSync(PAGE_FILE, 'utf8');

const figures = (perSecond: number): RequestFigures => ({
  requests: 100,
  perSecond,
  cpu: 12,
  p50: 1,
  p99: 2,
  calls: 1,
  memory: 100,
});

const subscribed = {
  subscribers: 1000,
  cpuPerDelivery: 5,
  timeToLast: 200,
  callsPerInterval: 1,
  memory: { before: 30, during: 60, after: 31 },
};

const run: Results = {
  machine: {
    node: 'v20.20.2',
    processor: 'Quick',
    processors: 2,
    loadBefore: 0.12,
    rounds: 3,
    seconds: 3,
  },
  start: { answered: 700, announced: 690, cpu: 0.8, memoryAtRest: 100 },
  requests: [
    {
      setting: { latency: 20, isEncrypted: true },
      workloads: { Q1: { tunegraph: figures(900), naive: figures(100), proxy: figures(1000) } },
    },
  ],
  uploads: [{ size: 32, servers: { tunegraph: { mebibytesPerSecond: 200, cpu: 4.5, peak: 200 } } }],
  openBreaker: { p50: 0.5, p99: 2, slowest: 9 },
  subscriptions: [{ subscribers: 1000, ratio: 6, servers: { tunegraph: subscribed, naive: subscribed } }],
};

describe('the page of figures', () => {
  it('holds what the committed results say', () => {
    expect(withFigures(page, written)).toBe(page);
  });

  it('shows a run: each workload with its ratios, subscribers, files, errors, and a start', () => {
    const shown = withFigures(page, run);
    expect(shown).toContain('Node 20.20.2, 2 processors (Quick), load before the run 0.12; 3 rounds of 3 s.');
    expect(shown).toContain('**Upstream answering after 20 ms, over TLS**');
    expect(shown).toContain('| Q1 | tunegraph | 900 | 9.00x | 0.90x | 12 | 1.0 | 2.0 | 1.00 | 100 |');
    expect(shown).toContain('| 1000 | tunegraph | 5.0 | 6.0x less | 200 | 1.0 | 30 → 60 → 31 |');
    expect(shown).toContain('| 32 MiB | tunegraph | 200 | 4.50 | 200 |');
    expect(shown).toContain('| memory at rest | 100 MiB |');
  });

  it('shows nothing of the run before', () => {
    const faster = { ...run, start: { ...run.start, answered: 600 } };
    expect(withFigures(withFigures(page, run), faster)).toBe(withFigures(page, faster));
  });

  it('is refused where it has no place for them', () => {
    expect(() => withFigures('# Performance', run)).toThrow('has no place');
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
