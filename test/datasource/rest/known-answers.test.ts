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

/** What is made of this answer when it has come twice, and so is kept. */
const keep = (known: KnownAnswers, credential: string, path: string): unknown => {
  known.read(credential, path, BODY, decode);
  return known.read(credential, path, BODY, decode);
};

it('what has come twice from the same address is not made a third time', () => {
  const known = new KnownAnswers();
  const spy = vi.fn(decode);
  known.read('one', '/a', BODY, spy);
  const second = known.read('one', '/a', ok('{"id":"a"}'), spy);
  expect(second).toEqual({ body: { id: 'a' } });
  expect(known.read('one', '/a', ok('{"id":"a"}'), spy)).toBe(second);
  expect(spy).toHaveBeenCalledTimes(2);
});

it.each([
  ['as long', '{"id":"b"}'],
  ['of another length', '{"id":""}'],
])('another answer, %s, is made anew, and takes the place of the earlier one', (_length, text) => {
  const known = new KnownAnswers();
  const earlier = keep(known, 'one', '/a');
  const first = known.read('one', '/a', ok(text), decode);
  expect(first).toEqual({ body: JSON.parse(text) });
  const second = known.read('one', '/a', ok(text), decode);
  expect(known.read('one', '/a', ok(text), decode)).toBe(second);
  expect(known.weight).toBe(weightOf(Buffer.from(text)));
  expect(known.read('one', '/a', BODY, decode)).not.toBe(earlier);
});

it.each([
  ['another credential', 'two', '/a', decode],
  ['another address', 'one', '/b', decode],
  ['another decoding', 'one', '/a', (body: unknown) => ({ body })],
])('nothing is told to %s', (_who, credential, path, other) => {
  const known = new KnownAnswers();
  const kept = keep(known, 'one', '/a');
  expect(known.read(credential, path, BODY, other)).not.toBe(kept);
});

it('what came is copied, because the connection may write over it', () => {
  const known = new KnownAnswers();
  const window = Buffer.from('{"id":"a"}');
  known.read('one', '/a', { ...BODY, body: window }, decode);
  const kept = known.read('one', '/a', { ...BODY, body: window }, decode);
  window.fill(0);
  expect(known.read('one', '/a', BODY, decode)).toBe(kept);
});

it('what was unused for longest goes when there is no more room', () => {
  const known = roomFor(2);
  const a = keep(known, 'one', '/a');
  const b = keep(known, 'two', '/b');
  expect(known.read('one', '/a', BODY, decode)).toBe(a);
  known.read('three', '/c', BODY, decode);
  expect(known.weight).toBe(2 * WEIGHT);
  expect(known.read('one', '/a', BODY, decode)).toBe(a);
  expect(known.read('two', '/b', BODY, decode)).not.toBe(b);
});

it('a body that is too long is not kept, nor what came before it', () => {
  const known = roomFor(1);
  known.read('one', '/a', BODY, decode);
  expect(known.weight).toBe(WEIGHT);
  known.read('one', '/a', ok('{"id":"longer"}'), decode);
  expect(known.weight).toBe(0);
  known.read('one', '/a', ok('{"id":"longer"}'), decode);
  expect(known.weight).toBe(0);
});

it('nothing is kept where there is no room', () => {
  const known = roomFor(0);
  const kept = keep(known, 'one', '/a');
  expect(known.read('one', '/a', BODY, decode)).not.toBe(kept);
  expect(known.weight).toBe(0);
});

it('nothing is left of a credential that is forgotten, and everything of the others', () => {
  const known = new KnownAnswers();
  const one = keep(known, 'one', '/a');
  const two = keep(known, 'two', '/a');
  known.read('one', '/b', BODY, decode);
  known.forget('one');
  known.forget('nobody');
  expect(known.weight).toBe(WEIGHT);
  expect(known.read('one', '/a', BODY, decode)).not.toBe(one);
  expect(known.read('two', '/a', BODY, decode)).toBe(two);
});

it('what is no JSON fails each time', async () => {
  const known = new KnownAnswers();
  const read = async () => known.read('one', '/a', ok('{"id":'), decode);
  keep(known, 'one', '/a');
  for (let time = 0; time < 3; time += 1) expect(await failureOf(read())).toMatchObject({ kind: 'BROKEN' });
});
