import { expect, it } from 'vitest';
import type { Fault } from '../../../src/emulator/index.ts';
import type { CreateFineTuningJobInput } from '../../support/operations/graphql.ts';
import type { AppUnderTest } from '../../support/start-app.ts';
import { startCustomer, startServiceFor } from './customer.ts';
import { note } from './findings.ts';
import { Create } from './operations.ts';
import { orderFor } from './orders.ts';

const ONCE = { times: 1, route: 'create' } as const;

/** After which nobody can tell from the answer whether there is a job. */
const LOST: readonly (readonly [string, Fault])[] = [
  ['a 500 after the job was made', { kind: 'error', carriedOut: true, ...ONCE }],
  ['a 500 before', { kind: 'error', ...ONCE }],
  ['a reset after the job was made', { kind: 'reset', carriedOut: true, ...ONCE }],
  ['a reset before', { kind: 'reset', ...ONCE }],
  ['half an answer', { kind: 'truncatedBody', ...ONCE }],
  ["a proxy's page", { kind: 'htmlBody', ...ONCE }],
];

const create = async ({ query }: AppUnderTest, input: CreateFineTuningJobInput) => {
  const { data } = await query(Create, { input });
  return data?.createFineTuningJob;
};

/** What becomes of a create under a key whose answer is lost. */
export const describeLostAnswers = (provider: string): void => {
  it('makes at most one job under a key, whatever is lost', async () => {
    const customer = await startCustomer(provider, { speed: 0.01 });
    const { app, emulator } = customer;
    const order = await orderFor(customer);
    const restarted = await startServiceFor(emulator);
    const guarantees = new Set<string>();
    for (const [index, [what, fault]] of LOST.entries()) {
      const [jobs, requests] = [emulator.jobsCreated().length, emulator.requests.count('create')];
      const input = { ...order, idempotencyKey: `lost-${index}` };
      emulator.setFaults([fault]);
      const first = await create(app, input);
      const again = await create(app, input);
      const made = emulator.jobsCreated().length - jobs;
      const sent = emulator.requests.count('create') - requests;
      if (first?.job) {
        expect(first.userErrors, what).toEqual([]);
        expect(again?.job?.id, what).toBe(first.job.id);
        expect((await create(restarted, input))?.job?.id, what).toBe(first.job.id);
        expect(emulator.jobsCreated().length - jobs, what).toBe(1);
        guarantees.add('ONCE_PER_KEY');
        continue;
      }
      for (const payload of [first, again]) {
        expect(payload, what).toMatchObject({ job: null, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
      }
      expect(sent, what).toBe(1);
      expect(made, what).toBeLessThanOrEqual(1);
      guarantees.add('NEVER_RESENT');
    }
    expect(guarantees.size).toBe(1);
    note(provider, 'guarantee', [...guarantees].join());
  });

  it('makes the one job of a key after it was told to wait, or while nothing goes wrong', async () => {
    const customer = await startCustomer(provider, { speed: 0.01 });
    const { app, emulator } = customer;
    const order = await orderFor(customer);
    for (const fault of [[{ kind: 'error', status: 429, ...ONCE }], []] as const) {
      const jobs = emulator.jobsCreated().length;
      const input = { ...order, idempotencyKey: `waits-${fault.length}` };
      emulator.setFaults(fault);
      const first = await create(app, input);
      expect(first).toMatchObject({ job: { id: expect.any(String) }, userErrors: [] });
      expect((await create(app, input))?.job?.id).toBe(first?.job?.id);
      expect(emulator.jobsCreated()).toHaveLength(jobs + 1);
    }
  });
};
