import { describe, expect, it } from 'vitest';
import { createCreateOnce } from '../../src/datasource/create-once.ts';
import type { CreateJobRequest } from '../../src/domain/create-job.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../../src/domain/create-outcome.ts';
import type { FineTuningJob } from '../../src/domain/job.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { aCaller, aJob } from '../support/recording-context.ts';

const aRequest = (model = 'gpt-4o-mini-2024-07-18'): CreateJobRequest => ({
  model,
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
});

const onceOver = (answer: (call: number) => Promise<FineTuningJob>) => {
  let calls = 0;
  const jobs = {
    create: () => {
      calls += 1;
      return answer(calls);
    },
    get: async (_caller: unknown, id: string) => aJob({ id, status: 'RUNNING' }),
  };
  return { createOnce: createCreateOnce(jobs), calls: () => calls };
};

const eachCallAnotherJob = (call: number) => Promise.resolve(aJob({ id: `ftjob-${call}` }));

describe('a create under a key', () => {
  it('answers the same job again, as it is by then', async () => {
    const { createOnce, calls } = onceOver(eachCallAnotherJob);
    const first = await createOnce(aCaller(), aRequest(), 'key');
    const again = await createOnce(aCaller(), aRequest(), 'key');
    expect([first.id, first.status]).toEqual(['ftjob-1', 'VALIDATING_FILES']);
    expect([again.id, again.status]).toEqual(['ftjob-1', 'RUNNING']);
    expect(calls()).toBe(1);
  });

  it('makes one job of two that come at once', async () => {
    const { createOnce, calls } = onceOver(eachCallAnotherJob);
    const both = await Promise.all([
      createOnce(aCaller(), aRequest(), 'key'),
      createOnce(aCaller(), aRequest(), 'key'),
    ]);
    expect(both.map((job) => job.id)).toEqual(['ftjob-1', 'ftjob-1']);
    expect(calls()).toBe(1);
  });

  it('refuses other input under the same key', async () => {
    const { createOnce } = onceOver(eachCallAnotherJob);
    await createOnce(aCaller(), aRequest(), 'key');
    await expect(createOnce(aCaller(), aRequest('another'), 'key')).rejects.toBeInstanceOf(
      IdempotencyKeyReused,
    );
  });

  it("keeps one credential's keys from another", async () => {
    const { createOnce, calls } = onceOver(eachCallAnotherJob);
    await createOnce(aCaller('sk-one'), aRequest(), 'key');
    expect((await createOnce(aCaller('sk-two'), aRequest(), 'key')).id).toBe('ftjob-2');
    expect(calls()).toBe(2);
  });

  it.each([
    [
      'refused its content',
      new UpstreamRejection('No.', {
        status: 400,
        upstreamCode: null,
        param: null,
        upstreamRequestId: undefined,
      }),
    ],
    ['had no room for it', new ServiceError('RATE_LIMITED', 'Later.')],
  ])('may be sent again after the upstream %s', async (_name, failure) => {
    const { createOnce } = onceOver((call) =>
      call === 1 ? Promise.reject(failure) : eachCallAnotherJob(call),
    );
    await expect(createOnce(aCaller(), aRequest(), 'key')).rejects.toBe(failure);
    expect((await createOnce(aCaller(), aRequest(), 'key')).id).toBe('ftjob-2');
  });

  it.each(['UPSTREAM_TIMEOUT', 'UPSTREAM_ERROR', 'UPSTREAM_UNAVAILABLE'] as const)(
    'is never sent again after %s, and says that its outcome is unknown',
    async (code) => {
      const { createOnce, calls } = onceOver(() => Promise.reject(new ServiceError(code, 'No answer.')));
      for (let asked = 0; asked < 3; asked += 1) {
        await expect(createOnce(aCaller(), aRequest(), 'key')).rejects.toBeInstanceOf(CreateOutcomeUnknown);
      }
      expect(calls()).toBe(1);
    },
  );
});
