import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStreamReader } from '../../../src/datasource/rest/event-stream.ts';

const LONGEST = 100;

/** What is read of a stream that comes in these pieces. */
const read = (...pieces: readonly (string | Buffer)[]): readonly string[] => {
  const reader = new EventStreamReader(LONGEST);
  return pieces.flatMap((piece) => reader.push(Buffer.from(piece)));
};

describe('a stream of events', () => {
  it.each([
    ['an event with its blank line', 'data: one\n\n', ['one']],
    ['two events', 'data: one\n\ndata: two\n\n', ['one', 'two']],
    ['a text of two lines', 'data: one\ndata: two\n\n', ['one\ntwo']],
    ['one space after the colon, and no more', 'data:  one\n\ndata:two\n\n', [' one', 'two']],
    ['an empty text', 'data:\n\ndata\n\n', ['', '']],
    ['other fields and comments beside the data', ': hi\nevent: x\nid: 7\nretry: 1\ndata: one\n\n', ['one']],
    ['lines that end with CR, or CR and LF', 'data: one\r\rdata: two\r\n\r\n', ['one', 'two']],
    ['a byte order mark', '\uFEFFdata: one\n\n', ['one']],
  ])('has %s', (_what, text, data) => {
    expect(read(text)).toEqual(data);
  });

  it.each([
    ['an event that was broken off', 'data: one\n'],
    ['comments and blank lines', ': still here\n\n\n\n'],
    ['an event without data', 'event: ping\n\n'],
    ['a field that only begins alike', 'database: one\n\n'],
    ['no line at all', 'nonsense'],
  ])('tells nothing of %s', (_what, text) => {
    expect(read(text)).toEqual([]);
  });

  it('means the same wherever it is cut, be it within a character or a line end', () => {
    const text = 'data: größer 🌻\r\n\r\n: hm\rdata: one\rdata: two\r\rdata: three\n\n';
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(Buffer.byteLength(text)), { maxLength: 8 }), (cuts) => {
        const bytes = Buffer.from(text);
        const places = [0, ...cuts.sort((one, other) => one - other), bytes.length];
        const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(read(...pieces)).toEqual(['größer 🌻', 'one\ntwo', 'three']);
      }),
    );
  });

  it.each([
    ['a line', `data: ${'x'.repeat(LONGEST)}\n`],
    ['many lines', 'data: x\n'.repeat(LONGEST)],
    ['a comment', `: ${'x'.repeat(LONGEST)}\ndata: one\n`],
  ])('leaves out an event whose size comes of %s, and reads on behind it', (_what, text) => {
    expect(read(`${text}\ndata: two\n\n`)).toEqual(['two']);
  });

  it('reads on behind a line that came in many pieces', () => {
    const piece = 'x'.repeat(LONGEST);
    expect(read('data: ', piece, piece, piece, '\n\ndata: two\n\n')).toEqual(['two']);
  });
});
