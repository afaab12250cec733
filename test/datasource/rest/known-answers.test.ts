import { expect, it, vi } from 'vitest';
import type { Decode } from '../../../src/datasource/rest/exchange.ts';
import { KnownAnswers, weightOf } from '../../../src/datasource/rest/known-answers.ts';
import type { WireAnswer } from '../../../src/datasource/rest/transport.ts';
import { failureOf } from '../support/datasource.ts';

const ok = (text: string): WireAnswer => ({ status: 200, headers: {}, body: Buffer.from(text) });
const BODY = ok('{"id":"a"}');
const decode: Decode<{ readonly body: unknown }> = (body) => ({ body });
const WEIGHT = weightOf(BODY.body);
const roomFor = (answers: number): KnownAnswers =>
  new KnownAnswers({ all: answers * WEIGHT, body: BODY.body.length });

it('the same bytes from the same address are read once', () => {
  const known = new KnownAnswers();
  const spy = vi.fn(decode);
  const first = known.read('one', '/a', BODY, spy);
  expect(first).toEqual({ body: { id: 'a' } });
  expect(known.read('one', '/a', ok('{"id":"a"}'), spy)).toBe(first);
  expect(spy).toHaveBeenCalledTimes(1);
});

it('other bytes are read anew, and kept in place of the earlier ones', () => {
  const known = new KnownAnswers();
  const first = known.read('one', '/a', BODY, decode);
  const second = known.read('one', '/a', ok('{"id":"b"}'), decode);
  expect(second).toEqual({ body: { id: 'b' } });
  expect(known.read('one', '/a', ok('{"id":"b"}'), decode)).toBe(second);
  expect(known.read('one', '/a', BODY, decode)).not.toBe(first);
  expect(known.weight).toBe(WEIGHT);
});

it.each([
  ['another credential', 'two', '/a', decode],
  ['another address', 'one', '/b', decode],
  ['another decoding', 'one', '/a', (body: unknown) => ({ body })],
])('nothing is told to %s', (_who, credential, path, other) => {
  const known = new KnownAnswers();
  const first = known.read('one', '/a', BODY, decode);
  expect(known.read(credential, path, BODY, other)).not.toBe(first);
});

it('what came is copied, because the connection may write over it', () => {
  const known = new KnownAnswers();
  const window = Buffer.from('{"id":"a"}');
  const first = known.read('one', '/a', { ...BODY, body: window }, decode);
  window.fill(0);
  expect(known.read('one', '/a', BODY, decode)).toBe(first);
});

it('what was unused for longest goes when there is no more room', () => {
  const known = roomFor(2);
  const a = known.read('one', '/a', BODY, decode);
  const b = known.read('two', '/b', BODY, decode);
  expect(known.read('one', '/a', BODY, decode)).toBe(a);
  known.read('three', '/c', BODY, decode);
  expect(known.weight).toBe(2 * WEIGHT);
  expect(known.read('one', '/a', BODY, decode)).toBe(a);
  expect(known.read('two', '/b', BODY, decode)).not.toBe(b);
});

it('a body that is too long, or more than there is room for, is not kept', () => {
  const known = roomFor(1);
  known.read('one', '/a', ok('{"id":"longer"}'), decode);
  expect(known.weight).toBe(0);
  const none = roomFor(0);
  expect(none.read('one', '/a', BODY, decode)).not.toBe(none.read('one', '/a', BODY, decode));
  expect(none.weight).toBe(0);
});

it('nothing is left of a credential that is forgotten, and everything of the others', () => {
  const known = new KnownAnswers();
  const one = known.read('one', '/a', BODY, decode);
  const two = known.read('two', '/a', BODY, decode);
  known.read('one', '/b', BODY, decode);
  known.forget('one');
  known.forget('nobody');
  expect(known.weight).toBe(WEIGHT);
  expect(known.read('one', '/a', BODY, decode)).not.toBe(one);
  expect(known.read('two', '/a', BODY, decode)).toBe(two);
});

it('what can not be read is not kept, and fails each time', async () => {
  const known = new KnownAnswers();
  const read = async () => known.read('one', '/a', ok('{"id":'), decode);
  expect(await failureOf(read())).toMatchObject({ kind: 'BROKEN' });
  expect(await failureOf(read())).toMatchObject({ kind: 'BROKEN' });
  expect(known.weight).toBe(0);
});
