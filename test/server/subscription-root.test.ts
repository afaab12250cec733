import { expect, it } from 'vitest';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const REFUSED = [
  {
    message: expect.stringContaining("A subscription's root field can't hang on @skip or @include."),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  },
];

it.each([
  ['skipped', 'subscription { ticks @skip(if: true) { count } }'],
  ['not skipped after all', 'subscription { ticks @skip(if: false) { count } }'],
  ['not included', 'subscription { ticks @include(if: false) { count } }'],
  ['in a fragment that is', 'subscription { ... @skip(if: true) { ticks { count } } }'],
  [
    'in a spread that is',
    'subscription { ...F @skip(if: true) } fragment F on Subscription { ticks { count } }',
  ],
  [
    'skipped within fragments',
    'subscription { ...F } fragment F on Subscription { ... { ticks @skip(if: true) { count } } }',
  ],
])('refuses a subscription whose root field is %s, on every transport', async (_what, query) => {
  const { url, ask, logs } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', query);
  expect(await read()).toMatchObject({ id: '1', type: 'error', payload: REFUSED });
  const accept = 'application/graphql-response+json, text/event-stream';
  const response = await ask(query, {}, { headers: { 'content-type': 'application/json', accept } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: REFUSED });
  expect(logs).toEqual([]);
});

it.each([
  [
    'fragments that go in circles',
    'subscription { ...F } fragment F on Subscription { ticks { count } ...F }',
  ],
  // GraphQL's own words for it, which are others.
  ['a condition by a variable', 'subscription ($no: Boolean = true) { ticks @skip(if: $no) { count } }'],
])('refuses %s at the top of one', async (_what, query) => {
  const { url } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', query);
  expect(await read()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
});

it('leaves conditions further down alone', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', 'subscription { ticks { count text @skip(if: true) } }');
  await ticks.until(1);
  ticks.publish({ count: 1, text: 'unseen' });
  expect(await read()).toMatchObject({ payload: { data: { ticks: { count: 1 } } } });
});
