import { expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { startLiveService } from '../support/live-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const TICKS = 'subscription { ticks { count } }';

it('sends each result as it comes, and completes when the source does', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  ticks.publish({ count: 1 });
  expect(await read()).toEqual({ id: '1', type: 'next', payload: { data: { ticks: { count: 1 } } } });
  ticks.publish({ count: 2 });
  expect(await read()).toEqual({ id: '1', type: 'next', payload: { data: { ticks: { count: 2 } } } });
  ticks.complete();
  expect(await read()).toEqual({ id: '1', type: 'complete' });
});

it('answers queries and mutations with one result and complete', async () => {
  const { url, changes } = await startLiveService();
  const { subscribe, read } = await connectSocket(url, {}, { headers: { 'x-request-id': 'mine' } });
  subscribe('a', '{ who }');
  expect(await read(2)).toEqual([
    { id: 'a', type: 'next', payload: { data: { who: 'mine.1' } } },
    { id: 'a', type: 'complete' },
  ]);
  subscribe('b', 'mutation { change }');
  expect(await read(2)).toEqual([
    { id: 'b', type: 'next', payload: { data: { change: 1 } } },
    { id: 'b', type: 'complete' },
  ]);
  expect(changes()).toBe(1);
});

it('knows an operation by its name, and takes variables', async () => {
  const { url, ticks } = await startLiveService();
  const { send, read } = await connectSocket(url);
  const query = `query Q { who } subscription S($only: String) { ticks(only: $only) { count } }`;
  send({
    type: 'subscribe',
    id: '1',
    payload: { query, operationName: 'S', variables: { only: 'x' }, extensions: { anything: 1 } },
  });
  await ticks.until(1);
  ticks.publish({ count: 1 });
  expect(await read()).toMatchObject({ type: 'next', payload: { data: { ticks: { count: 1 } } } });
});

it.each([
  ['a syntax error', '{', undefined, 'GRAPHQL_PARSE_FAILED'],
  ['a field that does not exist', '{ nope }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'two operations without a name',
    'query A { who } query B { who }',
    undefined,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['no operation', 'fragment F on Query { who }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'wrong variables',
    'subscription ($only: String) { ticks(only: $only) { count } }',
    { only: 1 },
    'BAD_USER_INPUT',
  ],
  ['a subscription that cannot begin', 'subscription { refused { count } }', undefined, 'NOT_FOUND'],
  ['nesting without end', `{ a ${'{ a '.repeat(50_000)}`, undefined, 'DOCUMENT_TOO_LARGE'],
])(
  'answers %s with an error of that operation, beside a healthy one',
  async (_what, query, variables, code) => {
    const { url, ticks } = await startLiveService();
    const { subscribe, read } = await connectSocket(url, {}, { headers: { 'x-request-id': 'mine' } });
    subscribe('healthy', TICKS);
    await ticks.until(1);
    subscribe('sick', query, variables);
    expect(await read()).toMatchObject({
      id: 'sick',
      type: 'error',
      payload: [{ message: expect.any(String), extensions: { code, requestId: 'mine.2' } }],
    });
    ticks.publish({ count: 1 });
    expect(await read()).toMatchObject({ id: 'healthy', type: 'next' });
    // Its id is free.
    subscribe('sick', '{ who }');
    expect(await read(2)).toMatchObject([
      { id: 'sick', type: 'next' },
      { id: 'sick', type: 'complete' },
    ]);
  },
);

it('refuses a variable that is nested without end', async () => {
  const { url, logs } = await startLiveService();
  const { send, read } = await connectSocket(url);
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  send(
    `{"type":"subscribe","id":"1","payload":{"query":${JSON.stringify(TICKS)},"variables":{"x":${deep}}}}`,
  );
  expect(await read()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect(logs).toEqual([]);
});

it('masks what fails, and sends it beside the data', async () => {
  const { url, logs } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', '{ broken }');
  expect(await read(2)).toMatchObject([
    {
      type: 'next',
      payload: { data: { broken: null }, errors: [{ message: 'Unexpected error', path: ['broken'] }] },
    },
    { type: 'complete' },
  ]);
  expect(logs).toHaveLength(1);
});

it('ends a subscription whose source breaks off with its error, as the last message', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, read, send } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  ticks.publish({ count: 1 });
  ticks.fail(new ServiceError('UNAUTHENTICATED', 'The token has expired.'));
  expect(await read(2)).toMatchObject([
    { id: '1', type: 'next' },
    {
      id: '1',
      type: 'error',
      payload: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }],
    },
  ]);
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('sends nothing of a subscription once the client has completed it', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, send, read } = await connectSocket(url);
  subscribe('1', TICKS);
  await ticks.until(1);
  send({ type: 'complete', id: '1' });
  await ticks.until(0);
  ticks.publish({ count: 1 });
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('stops a query that the client completes, and sends nothing of it', async () => {
  const { url, slow, callers } = await startLiveService();
  const { subscribe, send, read } = await connectSocket(url);
  subscribe('1', '{ slow }');
  await expect.poll(() => callers.length).toBe(1);
  send({ type: 'complete', id: '1' });
  await expect.poll(() => callers[0]?.signal.aborted).toBe(true);
  slow.resolve('too late');
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
});

it('never begins a subscription that the client completes while its source is being opened', async () => {
  const { url, slow, ticks } = await startLiveService();
  const { subscribe, send, read } = await connectSocket(url);
  subscribe('1', 'subscription { late { count } }');
  send({ type: 'complete', id: '1' });
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
  slow.resolve('open it');
  await expect.poll(() => ticks.listeners).toBe(0);
});

it('lets an id be used again at once, without a stray message and without forgetting the second', async () => {
  const { url, ticks } = await startLiveService();
  const { subscribe, send, read } = await connectSocket(url);
  for (let round = 0; round < 20; round += 1) {
    subscribe('1', TICKS);
    send({ type: 'complete', id: '1' });
  }
  subscribe('1', TICKS);
  send({ type: 'ping' });
  expect(await read()).toEqual({ type: 'pong' });
  await ticks.until(1);
  ticks.publish({ count: 1 });
  expect(await read()).toMatchObject({ id: '1', type: 'next' });
  send({ type: 'complete', id: '1' });
  await ticks.until(0);
});

it.each(['__proto__', 'constructor', 'toString', '"', '\u2028'])('takes %j for an id', async (id) => {
  const { url } = await startLiveService();
  const { subscribe, read } = await connectSocket(url);
  subscribe(id, '{ who }');
  expect(await read(2)).toMatchObject([
    { id, type: 'next' },
    { id, type: 'complete' },
  ]);
});

it('tells each operation the id under which it is logged and goes upstream', async () => {
  const { url, callers } = await startLiveService();
  const { subscribe, read } = await connectSocket(url, {}, { headers: { 'x-request-id': 'x'.repeat(128) } });
  subscribe('1', '{ who }');
  subscribe('2', '{ again: who }');
  await read(4);
  expect(callers.map(({ requestId }) => requestId)).toEqual([`${'x'.repeat(112)}.1`, `${'x'.repeat(112)}.2`]);
});
