import { z } from 'zod';
import type { UserErrorCode } from '../../domain/user-error.ts';

/**
 * The rules that inputs are made of. Each is a refinement rather than one of zod's own checks, so that a broken rule
 * never hides another one: a user sees all problems at once.
 */
export const rule = (code: UserErrorCode, message: string) => ({ params: { code }, message });

/** An issue to add by hand, at `path` from where the refinement stands. */
export const problem = (code: UserErrorCode, message: string, path: PropertyKey[]) => ({
  code: 'custom' as const,
  path,
  ...rule(code, message),
});

/** Characters as people count them: an emoji is one, not two UTF-16 units. */
const countCharacters = (text: string): number => {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
};

/** A text that says something. */
export const filled = (message: string) =>
  z.string().refine((text) => text.trim() !== '', rule('REQUIRED', message));

/** A text of `min` to `max` characters. */
export const characters = (min: number, max: number, what: string) => {
  const allowed = `${what} has ${min === 0 ? 'at most' : `${min} to`} ${max} characters`;
  return z
    .string()
    .refine((text) => countCharacters(text) >= min, rule('TOO_SHORT', `${allowed}; this one is empty.`))
    .refine((text) => countCharacters(text) <= max, {
      params: { code: 'TOO_LONG' satisfies UserErrorCode },
      error: ({ input }) => `${allowed}; this one has ${countCharacters(String(input))}.`,
    });
};

interface Range {
  readonly above?: number;
  readonly min?: number;
  readonly max?: number;
}

const describeRange = ({ above, min, max }: Range): string => {
  const low = above === undefined ? `at least ${min}` : `above ${above}`;
  return max === undefined ? low : `${low} and at most ${max}`;
};

/** A number inside a range. */
export const numberWithin = (range: Range, what: string) => {
  const { above = Number.NEGATIVE_INFINITY, min = Number.NEGATIVE_INFINITY, max = Infinity } = range;
  const message = (input: unknown) => `${what} is ${describeRange(range)}; this one is ${String(input)}.`;
  return z
    .number()
    .refine((value) => value > above && value >= min, {
      params: { code: 'TOO_SMALL' satisfies UserErrorCode },
      error: ({ input }) => message(input),
    })
    .refine((value) => value <= max, {
      params: { code: 'TOO_LARGE' satisfies UserErrorCode },
      error: ({ input }) => message(input),
    });
};

/** A number inside a range, or `"auto"`. The scalar has already seen to it that it is one of the two. */
export const autoOr = (range: Range, what: string) =>
  z.union([z.literal('auto'), numberWithin(range, what)]).nullish();

/** One of the words that are known. */
export const oneOf = (words: readonly string[], what: string) =>
  z.string().refine((word) => words.includes(word), {
    params: { code: 'INVALID' satisfies UserErrorCode },
    error: ({ input }) => `${what} is one of ${words.join(', ')}; "${String(input).slice(0, 64)}" is not.`,
  });

/** A list of at most `max` items. */
export const atMost = (max: number, what: string) => ({
  check: (items: readonly unknown[]) => items.length <= max,
  params: {
    params: { code: 'TOO_MANY' satisfies UserErrorCode },
    error: ({ input }: { input?: unknown }) =>
      `At most ${max} ${what} are allowed; these are ${Array.isArray(input) ? input.length : 'more'}.`,
  },
});
