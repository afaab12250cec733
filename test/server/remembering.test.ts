import { expect, it } from 'vitest';
import { remembering } from '../../src/server/remembering.ts';

const counted = () => {
  const asked: string[] = [];
  const length = remembering((text: string): number => {
    asked.push(text);
    return text.length;
  });
  return { asked, length };
};

it('computes what a text comes to once', () => {
  const { asked, length } = counted();
  expect([length('one'), length('three'), length('one')]).toEqual([3, 5, 3]);
  expect(asked).toEqual(['one', 'three']);
});

it('keeps no long text, and forgets when there are too many', () => {
  const { asked, length } = counted();
  const long = 'x'.repeat(257);
  expect([length(long), length(long)]).toEqual([257, 257]);
  expect(asked).toEqual([long, long]);
  length('one');
  for (let index = 0; index < 100; index += 1) length(`text ${index}`);
  const before = asked.length;
  expect(length('one')).toBe(3);
  expect(asked.length).toBe(before + 1);
});
