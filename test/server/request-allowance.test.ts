import { expect, it } from 'vitest';
import { RequestRefusal } from '../../src/server/pipeline/request-refusal.ts';
import { RequestAllowance } from '../../src/server/pipeline/requests/request-allowance.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import { aSchema, startService } from '../support/start-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const takes = (allowance: RequestAllowance, id: string, count: number): number => {
  for (let taken = 0; taken < count; taken += 1) {
    try {
      allowance.take(id);
    } catch (error) {
      if (error instanceof RequestRefusal) return taken;
      throw error;
    }
  }
  return count;
};

it('lets a minute’s worth begin at once, and then what grows back', () => {
  const clock = createFakeClock();
  const allowance = new RequestAllowance(60, clock);
  expect(takes(allowance, 'one', 100)).toBe(60);
  clock.advance(5000);
  expect(takes(allowance, 'one', 100)).toBe(5);
  clock.advance(10 * 60_000);
  expect(takes(allowance, 'one', 100)).toBe(60);
});

it('counts each credential for itself', () => {
  const allowance = new RequestAllowance(2, createFakeClock());
  expect(takes(allowance, 'one', 3)).toBe(2);
  expect(takes(allowance, 'other', 3)).toBe(2);
});

it('says when to ask again', () => {
  const clock = createFakeClock();
  const allowance = new RequestAllowance(2, clock);
  takes(allowance, 'one', 2);
  const refusal = { code: 'TOO_MANY_REQUESTS', retryAfter: 30 };
  expect(() => allowance.take('one')).toThrow(expect.objectContaining(refusal));
  clock.advance(30_000);
  expect(takes(allowance, 'one', 2)).toBe(1);
});

it('forgets who has not asked for some minutes', () => {
  const clock = createFakeClock();
  const allowance = new RequestAllowance(2, clock);
  takes(allowance, 'spent', 2);
  for (let minute = 0; minute < 5; minute += 1) {
    clock.advance(15_000);
    allowance.take(`guess ${minute}`);
  }
  clock.advance(180_000);
  allowance.take('last');
  expect(allowance.size).toBe(1);
});

it('keeps a bounded number of credentials, however many are guessed', () => {
  const allowance = new RequestAllowance(2, createFakeClock());
  for (let index = 0; index < 250_000; index += 1) allowance.take(`guess ${index}`);
  expect(allowance.size).toBeLessThanOrEqual(200_000);
});

it('sets no limit at 0', () => {
  const allowance = new RequestAllowance(0, createFakeClock());
  expect(takes(allowance, 'one', 1000)).toBe(1000);
  expect(allowance.size).toBe(0);
});

it('counts the operations of all transports together, also those that are refused', async () => {
  const schema = aSchema('type Query { who: String }');
  const { url, ask } = await startService({ schema, limits: { maxRequestsPerMinute: 3 } });
  const { subscribe, read } = await connectSocket(url);
  subscribe('1', '{ who }');
  await read(2);
  expect((await ask('{ who }')).status).toBe(200);
  expect((await ask('{ nope }')).status).toBe(400);

  const response = await ask('{ who }');
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('20');
  const refusal = { extensions: { code: 'TOO_MANY_REQUESTS', retryAfter: 20 } };
  expect(await response.json()).toMatchObject({ errors: [refusal] });
  subscribe('2', '{ who }');
  expect(await read()).toMatchObject({ id: '2', type: 'error', payload: [refusal] });
});
