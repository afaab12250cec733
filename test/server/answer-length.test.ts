import { expect, it } from 'vitest';
import { isLongerThan } from '../../src/server/pipeline/answer-length.ts';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const LONG = 'x'.repeat(600);
const schema = () =>
  aSchema(
    'type Query { long: String! } type Mutation { change: String! } type Subscription { count: String! }',
    {
      Query: { long: () => LONG },
      Mutation: { change: () => LONG },
      Subscription: {
        count: {
          async *subscribe() {
            yield { count: 'short' };
            yield { count: LONG.repeat(2) };
            yield { count: 'short again' };
          },
        },
      },
    },
  );
const limits = { maxAnswerLength: 1000 };

const tooLarge = {
  data: null,
  errors: [
    {
      message:
        'The answer would have more than 1000 characters, so it is not sent; what was asked for has been done. Ask for fewer items or fields at once.',
      extensions: { code: 'ANSWER_TOO_LARGE', requestId: expect.any(String) },
    },
  ],
};

it('answers with a text that fits, and not with the same text asked for twice', async () => {
  const { query } = await startService({ schema: schema(), limits });
  expect(await query('{ long }')).toEqual({ data: { long: LONG } });
  expect(await query('{ long again: long }')).toEqual(tooLarge);
  expect(await query('mutation { change again: change }')).toEqual(tooLarge);
});

it.each(['application/json', 'application/graphql-response+json'])(
  'says so with 200 to who reads %s, because it has run',
  async (accept) => {
    const { ask } = await startService({ schema: schema(), limits });
    const response = await ask('{ long again: long }', {}, { headers: { accept } });
    expect([response.status, await response.json()]).toEqual([200, tooLarge]);
  },
);

it('goes on with a subscription after an event that is too long', async () => {
  const { url } = await startService({ schema: schema(), limits });
  const socket = await connectSocket(url);
  socket.subscribe('1', 'subscription { count }');
  expect((await socket.read(3)).map(({ payload }) => payload)).toEqual([
    { data: { count: 'short' } },
    tooLarge,
    { data: { count: 'short again' } },
  ]);
});

it.each([
  ['a text', 'x'.repeat(100)],
  ['a list of texts', Array.from({ length: 10 }, () => 'x'.repeat(8))],
  ['numbers', Array.from({ length: 100 }, (_, index) => index)],
  ['objects', Array.from({ length: 10 }, (_, index) => ({ index, name: 'x' }))],
  ['nulls and booleans', [null, true, false, undefined]],
  ['nothing', null],
])('takes %s for about as long as it is', (_what, value) => {
  const { length } = JSON.stringify(value);
  expect(isLongerThan(value, length * 4 + 16)).toBe(false);
  expect(isLongerThan(value, length / 2 - 4)).toBe(true);
});
