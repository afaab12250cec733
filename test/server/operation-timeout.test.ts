import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { type AbortSignalLike, realSignalOf } from '../../src/domain/light-abort.ts';
import { createPipeline } from '../../src/server/pipeline/pipeline.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { deferred } from '../support/deferred.ts';
import { aCaller } from '../support/recording-context.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { aSchema, type ServiceContext, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

/** A pipeline whose fields never answer, whatever their signal says. */
const hanging = () => {
  const clock = createFakeClock();
  const signals: AbortSignalLike[] = [];
  const hang = (_parent: unknown, _args: unknown, { caller }: ServiceContext): Promise<never> => {
    signals.push(caller.signal);
    return new Promise(() => {});
  };
  const source = deferred<AsyncIterable<unknown>>();
  const schema = aSchema(
    'type Query { hang: Int fine: Int } type Mutation { hang: Int } type Subscription { hang: Int late: Int }',
    {
      Query: { hang, fine: () => 1 },
      Mutation: { hang },
      Subscription: { hang: { subscribe: hang }, late: { subscribe: () => source.promise } },
    },
  );
  const { logger, lines } = createRecordingLogger();
  const limits = { timeout: 1000 };
  const { run, stop } = createPipeline({
    schema,
    contextFor: (caller) => ({ caller }),
    logger,
    limits,
    clock,
  });
  return { run, stop, clock, signals, source, logs: lines, schema };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it.each([
  ['{ hang }', 'Ask for less at once'],
  ['mutation { hang }', 'The change may have been made'],
  ['subscription { hang }', 'Ask for less at once'],
])('gives up %s at its deadline, and tells whoever still works on it', async (query, advice) => {
  const { run, clock, signals, logs } = hanging();
  const caller = aCaller();
  const outcome = run({ query }, caller);
  await turn();
  clock.advance(999);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  clock.advance(2);
  expect(await outcome).toMatchObject({
    errors: [{ message: expect.stringContaining(advice), extensions: { code: 'OPERATION_TIMEOUT' } }],
  });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(caller.signal.aborted).toBe(false);
  expect(clock.waiting).toBe(0);
  expect(getEventListeners(realSignalOf(caller.signal), 'abort')).toEqual([]);
  expect(logs).toEqual([]);
});

it('gives up each at its own deadline', async () => {
  const { run, clock } = hanging();
  const first = run({ query: '{ hang }' }, aCaller());
  clock.advance(600);
  let isOver = false;
  const second = run({ query: '{ hang }' }, aCaller()).finally(() => {
    isOver = true;
  });
  clock.advance(401);
  await first;
  expect(isOver).toBe(false);
  clock.advance(600);
  expect(await second).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TIMEOUT' } }] });
});

it('leaves no timer and no listener behind what is answered in time', async () => {
  const { run, clock } = hanging();
  const caller = aCaller();
  expect(await run({ query: '{ fine }' }, caller)).toEqual({ data: { fine: 1 } });
  expect(clock.waiting).toBe(0);
  expect(getEventListeners(realSignalOf(caller.signal), 'abort')).toEqual([]);
});

it('leaves no timer behind a caller who has gone', async () => {
  const { run, clock, signals } = hanging();
  const gone = new AbortController();
  void run({ query: '{ hang }' }, { ...aCaller(), signal: gone.signal });
  await turn();
  gone.abort();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(clock.waiting).toBe(0);
});

it('ends a subscription that begins too late', async () => {
  const { run, clock, source } = hanging();
  const outcome = run({ query: 'subscription { late }' }, aCaller());
  await turn();
  clock.advance(1001);
  expect(await outcome).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TIMEOUT' } }] });
  const returned = deferred<void>();
  source.resolve({
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: async () => {
        returned.resolve();
        return { done: true, value: undefined };
      },
    }),
  });
  await returned.promise;
});

it('counts from when a file is here', async () => {
  const { run, clock } = hanging();
  const arrived = deferred<void>();
  const outcome = run({ query: '{ hang }', arrived: arrived.promise }, aCaller());
  clock.advance(5000);
  expect(clock.waiting).toBe(0);
  arrived.resolve();
  await turn();
  clock.advance(1001);
  expect(await outcome).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TIMEOUT' } }] });
});

it('answers 504 over HTTP, and an error on a socket', async () => {
  const { schema } = hanging();
  const { url, ask } = await startService({ schema, limits: { timeout: 1 } });
  expect((await ask('{ hang }')).status).toBe(504);
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', 'mutation { hang }');
  expect(await read()).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'OPERATION_TIMEOUT' } }],
  });
});
