import { describe, expect, it } from 'vitest';
import { Documents } from '../../src/server/pipeline/documents/documents.ts';
import { RecentTexts } from '../../src/server/pipeline/documents/recent-texts.ts';
import { DEFAULT_LIMITS } from '../../src/server/pipeline/limits.ts';
import { aSchema } from '../support/start-service.ts';

const schema = aSchema('type Query { who: String }');
const documents = (): Documents => new Documents({ schema, limits: DEFAULT_LIMITS, introspection: true });

it('prepares a text once', () => {
  const known = documents();
  expect(known.get('{ who }')).toBe(known.get('{ who }'));
  expect(known.get('{ who }')).not.toBe(known.get('{  who }'));
});

it('refuses a text once', () => {
  const known = documents();
  expect(known.get('{ nope }')).toBe(known.get('{ nope }'));
  expect(known.get('{ nope }')).toMatchObject({ refused: { stage: 'validate' } });
});

it('takes no mistakes of others for a reason to forget a good document', () => {
  const known = documents();
  const good = known.get('{ who }');
  for (let index = 0; index < 2000; index += 1) known.get(`{ nope${index} }`);
  expect(known.get('{ who }')).toBe(good);
});

it('names every document to be kept that cannot run', () => {
  const texts = new Map([
    ['good', '{ who }'],
    ['broken', '{'],
    ['wrong', '{ nope }'],
  ]);
  expect(() => documents().keep(texts)).toThrow(
    /^Trusted documents that can't run:\nbroken: Syntax Error: .*\nwrong: Cannot query field "nope" on type "Query"\.$/,
  );
});

describe('recent texts', () => {
  it('are bounded in number, and those that are used stay', () => {
    const texts = new RecentTexts<number>({ count: 10, weight: 1000 });
    texts.set('used', -1, 1);
    for (let index = 0; index < 100; index += 1) {
      texts.set(`text ${index}`, index, 1);
      expect(texts.get('used')).toBe(-1);
      expect(texts.size).toBeLessThanOrEqual(10);
    }
    expect(texts.get('text 99')).toBe(99);
    expect(texts.get('text 1')).toBeUndefined();
  });

  it('are bounded in weight', () => {
    const texts = new RecentTexts<number>({ count: 1000, weight: 100 });
    for (let index = 0; index < 100; index += 1) {
      texts.set(`text ${index}`, index, 20);
      expect(texts.size).toBeLessThanOrEqual(4);
    }
    expect(texts.get('text 99')).toBe(99);
  });

  it('are not pushed out by one that alone is too heavy', () => {
    const texts = new RecentTexts<number>({ count: 10, weight: 100 });
    texts.set('light', 1, 10);
    texts.set('heavy', 2, 51);
    expect([texts.get('light'), texts.get('heavy')]).toEqual([1, undefined]);
  });
});
