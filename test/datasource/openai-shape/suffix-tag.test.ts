import { expect, it } from 'vitest';
import {
  SUFFIX_TAG_LENGTH,
  shortTag,
  taggedSuffix,
  tagOfSuffix,
  withoutShortTag,
} from '../../../src/datasource/openai-shape/suffix-tag.ts';

const TAG = {
  key: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
  input: 'LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564',
};

it.each([
  [null, 64],
  ['my-model', 64],
  ['tg0123456789abcdef01234567', 64],
  ['my-model', 40],
])('a suffix of %j gives back its tag and what was asked for', (suffix, longest) => {
  const tagged = taggedSuffix(suffix, TAG, longest);
  expect(tagged.length).toBeLessThanOrEqual(longest);
  expect(tagged).toMatch(/^[a-z0-9-]+$/);
  expect(tagOfSuffix(tagged)).toEqual(shortTag(TAG));
  expect(withoutShortTag(tagged)).toBe(suffix);
});

it('a tag takes what it says', () => {
  expect(taggedSuffix('a', TAG, 64)).toHaveLength(1 + SUFFIX_TAG_LENGTH);
});

it.each(['', 'my-model', 'tg0123', 'x-tg0123456789abcdef0123456', 'xtg0123456789abcdef01234567'])(
  '%j carries none',
  (suffix) => {
    expect(tagOfSuffix(suffix)).toBeNull();
    expect(withoutShortTag(suffix)).toBe(suffix === '' ? null : suffix);
  },
);

it('cuts neither the tag nor what was asked for: where both have no room, it says how much there is', () => {
  const most = 40 - SUFFIX_TAG_LENGTH;
  expect(taggedSuffix('a'.repeat(most), TAG, 40)).toHaveLength(40);
  expect(() => taggedSuffix('a'.repeat(most + 1), TAG, 40)).toThrow(
    expect.objectContaining({
      inputs: [
        {
          code: 'TOO_LONG',
          path: ['suffix'],
          message: expect.stringContaining('has at most 13 characters here'),
        },
      ],
    }),
  );
});
