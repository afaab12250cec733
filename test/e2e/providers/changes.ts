import { expect, it } from 'vitest';
import { isUnsupported } from './answers.ts';
import { type Customer, startCustomer } from './customer.ts';
import { NOT_SUPPORTED, note } from './findings.ts';
import { expectLegal, lifeOf } from './lives.ts';
import { Cancel, Create, Pause, ReadJob, Resume } from './operations.ts';
import { jobsOf, orderFor } from './orders.ts';

const create = async (customer: Customer): Promise<string> => {
  const { data } = await customer.app.query(Create, { input: await orderFor(customer) });
  return data?.createFineTuningJob?.job?.id ?? '';
};

const statusOf = async ({ app }: Customer, id: string) =>
  (await app.query(ReadJob, { id })).data?.fineTuningJob?.status;

/** What can be done to a job that goes on. */
export const describeChanges = (provider: string): void => {
  it('cancels a job, which ends so and not before the provider says so', async () => {
    const customer = await startCustomer(provider, { speed: 20 });
    const { app } = customer;
    const id = await create(customer);
    const life = lifeOf(app, id);
    const payload = (await app.query(Cancel, { id })).data?.cancelFineTuningJob;
    if (isUnsupported(customer, payload?.userErrors)) {
      expect(payload?.job).toBeNull();
      expectLegal(await life, 'SUCCEEDED');
      note(provider, 'CANCEL_JOB', NOT_SUPPORTED);
      return;
    }
    expect(payload).toMatchObject({ job: { id }, userErrors: [] });
    expectLegal(await life, 'CANCELLED');
    const again = (await app.query(Cancel, { id })).data?.cancelFineTuningJob;
    expect(again).toEqual({ job: { id, status: 'CANCELLED' }, userErrors: [] });
    note(provider, 'CANCEL_JOB', 'yes');
  });

  it('pauses a job that trains', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    // One that the emulator keeps training, for longer than a test takes.
    const id = (await jobsOf(customer, 'RUNNING'))[0]?.id ?? (await create(customer));
    const payload = (await app.query(Pause, { id })).data?.pauseFineTuningJob;
    if (isUnsupported(customer, payload?.userErrors)) {
      expect(payload?.job).toBeNull();
      note(provider, 'PAUSE_JOB', NOT_SUPPORTED);
      return;
    }
    expect(payload).toMatchObject({ job: { id }, userErrors: [] });
    await expect.poll(() => statusOf(customer, id)).toBe('PAUSED');
    note(provider, 'PAUSE_JOB', 'yes');
  });

  it('lets a paused job go on', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    const id = (await jobsOf(customer, 'PAUSED'))[0]?.id ?? (await create(customer));
    const payload = (await app.query(Resume, { id })).data?.resumeFineTuningJob;
    if (isUnsupported(customer, payload?.userErrors)) {
      expect(payload?.job).toBeNull();
      note(provider, 'RESUME_JOB', NOT_SUPPORTED);
      return;
    }
    expect(payload).toMatchObject({ job: { id }, userErrors: [] });
    expectLegal(
      (await lifeOf(app, id)).filter(({ status }) => status !== 'PAUSED'),
      'SUCCEEDED',
    );
    note(provider, 'RESUME_JOB', 'yes');
  });
};
