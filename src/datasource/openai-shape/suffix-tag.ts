import { NotSupported } from '../../domain/not-supported.ts';
import type { CreateTag } from '../creation/create-tag.ts';

const KEY_LENGTH = 16;
const INPUT_LENGTH = 8;
const PATTERN = /(?:^|-)tg([0-9a-f]{16})([0-9a-f]{8})$/;

/** How many characters a tag takes in a suffix, the dash before it included. */
export const SUFFIX_TAG_LENGTH = 3 + KEY_LENGTH + INPUT_LENGTH;

/**
 * A tag short enough for a name: lower case and digits, which every provider takes and none changes. 64 bits of the key tell
 * one account's jobs apart; 32 of the input show that another one came.
 */
export const shortTag = ({ key, input }: CreateTag): CreateTag => ({
  key: hex(key).slice(0, KEY_LENGTH),
  input: hex(input).slice(0, INPUT_LENGTH),
});

/**
 * A suffix with a tag at its end.
 *
 * @param longest characters, the tag's included.
 * @throws NotSupported when what the client asked for leaves no room for the tag: neither can be cut.
 */
export const taggedSuffix = (suffix: string | null, tag: CreateTag, longest: number): string => {
  const { key, input } = shortTag(tag);
  const end = `tg${key}${input}`;
  if (suffix === null) return end;
  const length = [...suffix].length;
  const most = longest - SUFFIX_TAG_LENGTH;
  if (length > most) {
    const message = `With an \`idempotencyKey\`, a \`suffix\` has at most ${most} characters here, because a mark of the key stands behind it; this one has ${length}. Shorten it, or leave the key out.`;
    throw new NotSupported('The suffix leaves no room for the mark of the key.', [
      { code: 'TOO_LONG', message, path: ['suffix'] },
    ]);
  }
  return `${suffix}-${end}`;
};

/** The short tag at the end of a suffix; null without one. */
export const tagOfSuffix = (suffix: string): CreateTag | null => {
  const [, key, input] = PATTERN.exec(suffix) ?? [];
  return key === undefined || input === undefined ? null : { key, input };
};

/** What the client asked for; null when that was nothing. */
export const withoutShortTag = (suffix: string): string | null => suffix.replace(PATTERN, '') || null;

const hex = (text: string): string => Buffer.from(text, 'base64url').toString('hex');
