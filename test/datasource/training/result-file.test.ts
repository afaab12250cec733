import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResultFile } from '../../../src/datasource/training/result-file.ts';
import type { Metrics } from '../../../src/domain/metrics.ts';

/** A text's bytes in pieces of this size, as a network may bring them. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const readAll = async (
  content: AsyncIterable<Buffer>,
  maxPoints = 500,
): Promise<readonly Metrics[] | null> => {
  const curve = await readResultFile(content, maxPoints);
  return curve === null ? null : curve(maxPoints);
};

const read = (text: string, maxPoints = 500): Promise<readonly Metrics[] | null> =>
  readAll(pieces(Buffer.from(text), 1000), maxPoints);

const CSV = [
  'step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy',
  '1,2.5,0.25,,',
  '2,1.5,0.5,-1,-1',
  '3,1.25,0.75,1.5,0.5',
  '',
].join('\n');

const POINTS = [
  { step: 1, trainLoss: 2.5, trainMeanTokenAccuracy: 0.25, validLoss: null, validMeanTokenAccuracy: null },
  { step: 2, trainLoss: 1.5, trainMeanTokenAccuracy: 0.5, validLoss: null, validMeanTokenAccuracy: null },
  { step: 3, trainLoss: 1.25, trainMeanTokenAccuracy: 0.75, validLoss: 1.5, validMeanTokenAccuracy: 0.5 },
];

describe('a result file', () => {
  it('reads as it is, empty cells and -1 being missing', async () => {
    expect(await read(CSV)).toMatchObject(POINTS);
  });

  it('tells every number that it holds, by its own name', async () => {
    expect((await read(CSV))?.[0]?.values).toEqual([
      { name: 'step', value: 1 },
      { name: 'train_loss', value: 2.5 },
      { name: 'train_accuracy', value: 0.25 },
    ]);
  });

  it('reads the same plain or in base64, in whatever pieces it comes', async () => {
    const base64 = Buffer.from(CSV).toString('base64');
    const wrapped = base64.replace(/.{76}/g, '$&\r\n');
    const crlf = CSV.replaceAll('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(CSV, base64, wrapped, crlf, `\ufeff${CSV}`, CSV.trimEnd()),
        fc.integer({ min: 1, max: 300 }),
        async (text, size) => {
          expect(await readAll(pieces(Buffer.from(text), size))).toMatchObject(POINTS);
        },
      ),
    );
  });

  it.each([
    ['other names for the same numbers', 'step,full_valid_loss,validation_mean_token_accuracy\n1,0.5,0.75'],
    ['quotes and spaces', '"Step", "Full_Valid_Loss" ,validation_mean_token_accuracy\n"1", 0.5 ,"0.75"'],
    ['cells too many', 'step,full_valid_loss,validation_mean_token_accuracy\n1,0.5,0.75,9,9'],
  ])('may have %s', async (_, text) => {
    expect(await read(text)).toMatchObject([{ step: 1, fullValidLoss: 0.5, validMeanTokenAccuracy: 0.75 }]);
  });

  it('may have cells too few, or without a number', async () => {
    expect(await read('step,train_loss,valid_loss\n1\n2,n/a,1\n')).toMatchObject([
      { step: 1, trainLoss: null, validLoss: null },
      { step: 2, trainLoss: null, validLoss: 1 },
    ]);
  });

  it('keeps a reward of -1, which is a reward', async () => {
    const metrics = await read('step,train_mean_reward\n1,-1');
    expect(metrics?.[0]?.values).toContainEqual({ name: 'train_mean_reward', value: -1 });
  });

  it('comes by step, whatever the order of its lines', async () => {
    const metrics = await read('step,train_loss\n3,1\n1,3\n2,2');
    expect(metrics?.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it.each([
    ['nothing', ''],
    ['only lines without a word', '\n\n\n'],
    ['training data', '{"messages":[{"role":"user","content":"hello"}]}\n'],
    ['a page', '<html><body>No.</body></html>'],
  ])('that holds %s is none', async (_, text) => {
    expect(await read(text)).toBeNull();
  });

  it('whose line has no end is UPSTREAM_ERROR rather than a full memory', async () => {
    await expect(read(`step,train_loss\n${'1'.repeat(200_000)}`)).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
  });
});

it('counts the first of two columns with one name', async () => {
  const lines = Array.from(
    { length: 100 },
    (_, step) => `${step},${step === 50 ? 9 : 1},${step === 60 ? 9 : 1}`,
  );
  const metrics = await read(['step,train_loss,train_loss', ...lines].join('\n'), 3);
  expect(metrics?.map(({ step, trainLoss }) => [step, trainLoss])).toEqual([
    [0, 1],
    [50, 9],
    [99, 1],
  ]);
});

describe('a long result file', () => {
  const ROWS = 200_000;
  const SPIKE = 123_456;

  async function* long(): AsyncGenerator<Buffer> {
    yield Buffer.from('step,train_loss,valid_loss,full_valid_loss\n');
    for (let from = 1; from <= ROWS; from += 1000) {
      const lines = Array.from({ length: 1000 }, (_, index) => {
        const step = from + index;
        const loss = step === SPIKE ? 99 : 3 * Math.exp(-step / 50_000);
        return `${step},${loss},${step % 100 === 0 ? loss + 0.1 : ''},${step % 50_000 === 0 ? loss + 0.2 : ''}`;
      });
      yield Buffer.from(`${lines.join('\n')}\n`);
    }
  }

  it('is thinned to what was asked for, with its ends, its spike and its rare points', async () => {
    const metrics = (await readAll(long(), 300)) ?? [];
    const steps = metrics.map(({ step }) => step);
    expect(metrics).toHaveLength(300);
    expect(steps).toEqual([...steps].sort((a, b) => Number(a) - Number(b)));
    expect(steps[0]).toBe(1);
    expect(steps).toContain(ROWS);
    expect(steps).toContain(SPIKE);
    expect(steps).toEqual(expect.arrayContaining([50_000, 100_000, 150_000, 200_000]));
    expect(metrics.filter(({ validLoss }) => validLoss !== null).length).toBeGreaterThan(50);
  });

  it('stops being read where its reader has no use for it', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.from('{"messages":[],"and":"so on"}\n');
      } finally {
        ended = true;
      }
    }
    expect(await readAll(endless(), 10)).toBeNull();
    expect(ended).toBe(true);
  });
});

describe('a result file whose losses are never measured, as of reinforcement', () => {
  const ROWS = 10_000;
  const SPIKE = 7_777;
  const COLUMNS =
    'step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy,train_reward_mean,valid_reward_mean';

  /** Rewards that rise slowly, with one spike, beside losses of which each cell says this. */
  const rewardsBeside = (missing: string, spike = SPIKE): string => {
    const losses = Array.from({ length: 4 }, () => missing).join(',');
    const lines = Array.from({ length: ROWS }, (_, index) => {
      const step = index + 1;
      const reward = step === spike ? -5 : step / ROWS;
      return `${step},${losses},${reward},${step % 500 === 0 ? reward : ''}`;
    });
    return [COLUMNS, ...lines].join('\n');
  };
  const rewardAt = (metrics: readonly Metrics[], at: number): number | undefined =>
    metrics.find(({ step }) => step === at)?.values.find(({ name }) => name === 'train_reward_mean')?.value;

  it.each([
    ['empty', ''],
    ['-1', '-1'],
    ['a word', 'n/a'],
  ])('keeps the shape of its rewards beside cells that are %s', async (_, missing) => {
    const metrics = (await read(rewardsBeside(missing), 100)) ?? [];
    expect(metrics).toHaveLength(100);
    expect(metrics[0]?.step).toBe(1);
    expect(metrics.at(-1)?.step).toBe(ROWS);
    expect(rewardAt(metrics, SPIKE)).toBe(-5);
    expect(metrics.every(({ trainLoss }) => trainLoss === null)).toBe(true);
  });

  it.each([2, 3333, 9999])('keeps a spike at step %i', async (spike) => {
    const metrics = (await read(rewardsBeside('', spike), 100)) ?? [];
    expect(rewardAt(metrics, spike)).toBe(-5);
  });

  it('keeps the losses that begin late, and the rewards beside them', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => {
      const step = index + 1;
      const loss = step < 6000 ? '' : step === 8000 ? 99 : 1;
      return `${step},${loss},,,,${step === SPIKE ? -5 : step / ROWS},`;
    });
    const metrics = (await read([COLUMNS, ...lines].join('\n'), 100)) ?? [];
    expect(metrics.find(({ step }) => step === 8000)).toMatchObject({ trainLoss: 99 });
    expect(rewardAt(metrics, SPIKE)).toBe(-5);
    expect([metrics[0]?.step, metrics.at(-1)?.step]).toEqual([1, ROWS]);
  });

  it('that holds nothing but steps is thinned evenly, its ends included', async () => {
    const lines = Array.from({ length: ROWS }, (_, index) => `${index + 1},,,,,,`);
    const steps = (await read([COLUMNS, ...lines].join('\n'), 100))?.map(({ step }) => step) ?? [];
    expect(steps).toHaveLength(100);
    expect([steps[0], steps.at(-1)]).toEqual([1, ROWS]);
  });

  it.each([
    [1, [ROWS]],
    [2, [1, ROWS]],
    [3, [1, SPIKE, ROWS]],
  ])('thinned to %i', async (maxPoints, expected) => {
    const metrics = await read(rewardsBeside(''), maxPoints);
    expect(metrics?.map(({ step }) => step)).toEqual(expected);
  });

  it('is thinned to several sizes of one reading', async () => {
    const curve = await readResultFile(pieces(Buffer.from(rewardsBeside('')), 1000), 500);
    for (const maxPoints of [500, 100, 3, 2, 1]) {
      const metrics = curve?.(maxPoints) ?? [];
      expect(metrics).toHaveLength(maxPoints);
      if (maxPoints > 2) expect(rewardAt(metrics, SPIKE)).toBe(-5);
    }
  });
});
