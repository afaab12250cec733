import type { ExecutionResult } from 'graphql';
import { expect, it } from 'vitest';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import { SharedExecutions } from '../../src/server/pipeline/shared-executions.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { deferred } from '../support/deferred.ts';
import { aCaller } from '../support/recording-context.ts';

/** Executions that end when the test says so. */
const start = () => {
  const executions = new SharedExecutions(createFakeClock());
  const result = deferred<ExecutionResult>();
  const callers: AdmittedCaller[] = [];
  const execute = (caller: AdmittedCaller): Promise<ExecutionResult> => {
    callers.push(caller);
    return result.promise;
  };
  const answer = (event: unknown, key = 'key') => executions.answer(event, key, aCaller(), execute);
  return { answer, callers, result };
};

it('goes on while anybody waits, whoever began it', async () => {
  const { answer, callers, result } = start();
  const event = {};
  const first = answer(event);
  const second = answer(event);
  first.abandon();
  expect(callers.map(({ signal }) => signal.aborted)).toEqual([false]);
  result.resolve({ data: { fine: 1 } });
  expect(await second.result).toEqual({ data: { fine: 1 } });
});

it('is given up when nobody waits any more, and begun again for the next', () => {
  const { answer, callers } = start();
  const event = {};
  for (const waiting of [answer(event), answer(event)]) waiting.abandon();
  answer(event);
  expect(callers.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

it('leaves the signal alone once it is over', async () => {
  const { answer, callers, result } = start();
  const waiting = answer({});
  result.resolve({});
  await waiting.result;
  waiting.abandon();
  expect(callers[0]?.signal.aborted).toBe(false);
});

it.each([1, 'text', null, undefined, true])('shares no event without an identity: %s', (event) => {
  const { answer, callers } = start();
  answer(event);
  answer(event);
  expect(callers).toHaveLength(2);
});
