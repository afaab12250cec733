import { expect, it } from 'vitest';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import type { CreateKey } from '../../../src/domain/create-key.ts';
import { callerWith, datasourceOver } from '../support/datasource.ts';
import { answer, scriptedTransport } from '../support/scripted-transport.ts';

const caller = callerWith();

const keyOf = (value: string): CreateKey => ({ value, chosenBy: 'CLIENT' });

const aRequest: CreateJobRequest = {
  model: 'a-model',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

/** A provider that remembers its jobs, whichever process of ours asks. */
const remembering = (provider: string) => {
  const jobs: object[] = [];
  let creates = 0;
  const transport = scriptedTransport(({ method, body }) => {
    if (method === 'GET') return answer(200, { data: jobs, has_more: false });
    creates += 1;
    const { suffix } = JSON.parse(String(body));
    // Together writes times as texts, the others as seconds.
    const created_at = provider === 'together' ? new Date().toISOString() : Math.floor(Date.now() / 1000);
    const job = { id: `job-${creates}`, status: 'queued', created_at, suffix };
    jobs.unshift(job);
    return answer(200, job);
  });
  return { start: () => datasourceOver(transport, { provider }), creates: () => creates };
};

const WITH_THE_TAG_IN_THE_SUFFIX = ['azure', 'nebius', 'together'];

it.each(WITH_THE_TAG_IN_THE_SUFFIX)(
  'each of two keys that come at once finds its own job, made by another process, at %s',
  async (provider) => {
    const { start, creates } = remembering(provider);
    const before = start().creation;
    await before.create(caller, aRequest, keyOf('one'));
    await before.create(caller, aRequest, keyOf('other'));
    const { creation } = start();
    const found = await Promise.all([
      creation.create(caller, aRequest, keyOf('one')),
      creation.create(caller, aRequest, keyOf('other')),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['job-1', 'job-2']);
    expect(creates()).toBe(2);
  },
);

it.each(WITH_THE_TAG_IN_THE_SUFFIX)(
  'a key finds its job while somebody reads the list, at %s',
  async (provider) => {
    const { start, creates } = remembering(provider);
    await start().creation.create(caller, aRequest, keyOf('one'));
    const { creation, jobs } = start();
    const [list, found] = await Promise.all([
      jobs.list(caller, { first: 100, after: null }),
      creation.create(caller, aRequest, keyOf('one')),
    ]);
    expect([found.id, list.items.map(({ id }) => id)]).toEqual(['job-1', ['job-1']]);
    expect(creates()).toBe(1);
  },
);
