import type { ExecutionResult } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import type { Scope } from '../../src/domain/access.ts';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import { LightAbortController } from '../../src/domain/light-abort.ts';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import {
  createPrepare,
  type PreparedOperation,
} from '../../src/server/pipeline/documents/prepare-document.ts';
import { DEFAULT_LIMITS } from '../../src/server/pipeline/limits.ts';
import { textOf } from '../../src/server/pipeline/result-text.ts';
import { SharedQueries } from '../../src/server/pipeline/shared-queries.ts';
import { variablesKey } from '../../src/server/pipeline/variables-key.ts';
import { deferred } from '../support/deferred.ts';
import { startLiveService } from '../support/live-service.ts';
import { aCaller } from '../support/recording-context.ts';
import { aSchema } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const prepare = createPrepare({
  schema: aSchema('type Query { job(id: ID): String }'),
  limits: DEFAULT_LIMITS,
  introspection: true,
});
const prepared = (text: string, name: string | null = null): PreparedOperation => {
  const preparation = prepare(text);
  if ('refused' in preparation) throw new Error('The document was refused.');
  return preparation.prepared.operation(name);
};
const JOB = prepared('query Job($id: ID) { job(id: $id) }');

/** Executions that end when the test says so. */
const start = () => {
  const queries = new SharedQueries();
  const outcome = deferred<ExecutionResult>();
  const executed: AdmittedCaller[] = [];
  const ask = (given: Partial<AdmittedCaller> = {}, variables: object = { id: 'one' }, operation = JOB) =>
    queries.execute(operation, { ...variables }, { ...aCaller(), ...given }, (caller) => {
      executed.push(caller);
      return outcome.promise;
    });
  return { queries, outcome, executed, ask };
};

const leaver = () => {
  const controller = new LightAbortController();
  return { signal: controller.signal, leave: () => controller.abort() };
};

it('executes once for all who ask the same while it is under way, and writes its text once', async () => {
  const { ask, executed, outcome } = start();
  const answers = Promise.all([ask(), ask({ requestId: 'another' }), ask()]);
  const result = { data: { job: 'one' } };
  outcome.resolve(result);
  const [first, second] = await answers;
  expect([executed.length, first === second]).toEqual([1, true]);
  expect(textOf(first)).toBe(textOf(result));
});

it('keeps nothing of it afterwards: who asks then gets a new execution', async () => {
  const { ask, executed, outcome, queries } = start();
  const answer = ask();
  expect(queries.size).toBe(1);
  outcome.resolve({ data: {} });
  await answer;
  expect(queries.size).toBe(0);
  await ask();
  expect(executed).toHaveLength(2);
});

it('keeps nothing of one that fails', async () => {
  const queries = new SharedQueries();
  const ask = () =>
    queries.execute(JOB, {}, aCaller(), async () => {
      throw new TypeError('no context');
    });
  await Promise.all([ask(), ask()].map((answer) => expect(answer).rejects.toThrow('no context')));
  expect(queries.size).toBe(0);
});

const scopes = (...names: Scope[]): Pick<AdmittedCaller, 'access'> => ({
  access: { scopes: new Set(names), expiresAt: null },
});

it.each([
  ['another credential', { credential: aCaller('sk-other').credential }, {}, JOB],
  ['one whose token is good for less', scopes('jobs:read'), {}, JOB],
  ['one whose token is good for nothing', scopes(), {}, JOB],
  ['other variables', {}, { id: 'two' }, JOB],
  ['no variables', {}, { id: undefined }, JOB],
  ['another document', {}, {}, prepared('query Other($id: ID) { job(id: $id) }')],
] as const)('shares nothing with %s', (_what, given, variables, operation) => {
  const { ask, executed } = start();
  void ask();
  void ask(given, { id: 'one', ...variables }, operation);
  expect(executed).toHaveLength(2);
});

it('shares with who has the same scopes, in whatever order, and until when they may be', () => {
  const { ask, executed } = start();
  void ask(scopes('jobs:read', 'jobs:write'));
  void ask({ access: { scopes: new Set<Scope>(['jobs:write', 'jobs:read']), expiresAt: 7 } });
  expect(executed).toHaveLength(1);
});

it('tells operations of one document apart', () => {
  const { ask, executed } = start();
  const both = 'query One { job } query Two { again: job }';
  void ask({}, {}, prepared(both, 'One'));
  void ask({}, {}, prepared(both, 'Two'));
  expect(executed).toHaveLength(2);
});

it('lets one leave without ending it for the others, and ends it when all have gone', async () => {
  const { ask, executed, outcome } = start();
  const [first, second] = [leaver(), leaver()];
  const [gone, last] = [ask(first), ask(second)];
  first.leave();
  await expect(gone).rejects.toThrow('aborted');
  expect(executed[0]?.signal.aborted).toBe(false);
  second.leave();
  expect(executed[0]?.signal.aborted).toBe(true);
  void ask();
  expect(executed).toHaveLength(2);
  // The last one hears how it ends.
  outcome.resolve({ data: { job: 'ended' } });
  expect(await last).toEqual({ data: { job: 'ended' } });
});

it('lets nobody who has left already hold up others', () => {
  const { ask, executed } = start();
  const { signal, leave } = leaver();
  leave();
  void ask({ signal });
  void ask();
  expect(executed).toHaveLength(2);
});

it('lets no query of a credential join one that was begun before it is left behind', () => {
  const { ask, executed, queries } = start();
  const { credential } = aCaller('sk-other');
  void ask();
  void ask({ credential });
  queries.leaveBehind(aCaller().credential.id);
  void ask();
  void ask({ credential });
  expect(executed).toHaveLength(3);
});

it('forgets none that was begun later when one that was left behind is over', async () => {
  const { ask, executed, outcome, queries } = start();
  const before = ask();
  queries.leaveBehind(aCaller().credential.id);
  const late = deferred<ExecutionResult>();
  const ongoing = queries.execute(JOB, { id: 'one' }, aCaller(), () => late.promise);
  outcome.resolve({ data: {} });
  await before;
  void ask();
  expect(executed).toHaveLength(1);
  late.resolve({ data: { job: 'late' } });
  expect(await ongoing).toEqual({ data: { job: 'late' } });
});

it.each([
  [{ a: 'x' }, { a: 'y' }],
  [{ a: '1' }, { a: 1 }],
  [{ a: 'null' }, { a: null }],
  [{ a: null }, {}],
  [{ a: Number.POSITIVE_INFINITY }, { a: null }],
  [{ a: 0 }, { a: -0 }],
  [{ a: [] }, { a: {} }],
  [{ a: ['x', 'y'] }, { a: ['x","1:y'] }],
  [{ a: ['1:x,"1:y'] }, { a: ['1', 'x,"1:y'] }],
  [{ a: { b: 'c' } }, { 'a{': { b: 'c' } }],
])('tells variables apart: %j and %j', (one, other) => {
  expect(variablesKey(one)).not.toBe(variablesKey(other));
  expect(variablesKey(one)).toBe(variablesKey(structuredClone(one)));
});

it('has no key for a value that is more than JSON', () => {
  expect(variablesKey({ list: [{ file: new Date(0) }] })).toBeNull();
});

const asking = async () => {
  const service = await startLiveService({ door: createPassthroughDoor() });
  const socket = await connectSocket(service.url, { authorization: 'Bearer sk-one' });
  const other = await connectSocket(service.url, { authorization: 'Bearer sk-other' });
  onTestFinished(() => service.slow.resolve(''));
  return { service, socket, other };
};

it('shares between transports, but for a credential that begins or ends a change, over any of them', async () => {
  const { service, socket, other } = await asking();
  const { callers } = service;
  for (const id of ['1', '2']) socket.subscribe(id, '{ slow }');
  other.subscribe('1', '{ slow }');
  await expect.poll(() => callers.length).toBe(2);
  const post = (query: string): Promise<Response> =>
    service.ask(query, {}, { headers: { authorization: 'Bearer sk-one' } });
  await post('mutation { change }');
  const answer = post('{ slow }');
  await expect.poll(() => callers.length).toBe(3);
  other.subscribe('2', '{ slow }');
  // A socket's messages are read in their order.
  other.subscribe('3', '{ broken }');
  await other.read(2);
  service.slow.resolve('done');
  expect(await (await answer).json()).toEqual({ data: { slow: 'done' } });
  expect(callers.map(({ credential }) => credential.reveal().token)).toEqual([
    'sk-one',
    'sk-other',
    'sk-one',
  ]);
});

it('tells each who waits his own request id when it fails', async () => {
  const { service } = await asking();
  const ids = ['first', 'second'];
  const answers = ids.map(async (id) => {
    const headers = { authorization: 'Bearer sk-one', 'x-request-id': id };
    return (await service.ask('{ broken slow }', {}, { headers })).json();
  });
  await expect.poll(() => service.callers.length).toBeGreaterThan(0);
  service.slow.resolve('done');
  expect(await Promise.all(answers)).toEqual(
    ids.map((requestId) => ({
      data: { broken: null, slow: 'done' },
      errors: [expect.objectContaining({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } })],
    })),
  );
});
