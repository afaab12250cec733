import { createHash } from 'node:crypto';

/** What a random value is derived from. The same parts always give the same value. */
export type ChanceParts = readonly (string | number)[];

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const digestOf = (parts: ChanceParts): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

/** Up to 32 letters and digits, as they stand behind the prefix of the upstream's ids. */
export function lettersFrom(length: number, ...parts: ChanceParts): string {
  let letters = '';
  for (const byte of digestOf(parts).subarray(0, length)) letters += alphabet.charAt(byte % alphabet.length);
  return letters;
}

/** Lower-case hexadecimal digits, up to 64. */
export const hexFrom = (length: number, ...parts: ChanceParts): string =>
  digestOf(parts).toString('hex').slice(0, length);

/** A whole number from 0 to 4294967295. */
export const numberFrom = (...parts: ChanceParts): number => digestOf(parts).readUInt32BE(0);

/**
 * Noise for one step of one series, from 0 up to 1. An integer mixer instead of a hash, because a result file may
 * ask for several hundred thousand of them.
 */
export function noiseAt(key: number, step: number): number {
  let mixed = key ^ Math.imul(step, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
