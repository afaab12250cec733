import { expect, it } from 'vitest';
import { isUnsupported, problemsOf } from './answers.ts';
import { type Customer, startCustomer } from './customer.ts';
import { NOT_SUPPORTED, NOT_TOLD, note } from './findings.ts';
import { expectLegal, lifeOf } from './lives.ts';
import { Create, ReadTraining, WatchLog } from './operations.ts';
import { jobsOf, orderFor } from './orders.ts';
import { refusalOf, watch, watched } from './watch.ts';

const readTraining = async ({ app }: Customer, id: string, after: string | null = null) =>
  (await app.query(ReadTraining, { id, after })).data?.fineTuningJob;

/** What a provider tells of a training. */
export const describeTraining = (provider: string): void => {
  it('trains a model, and tells of it to the end', async () => {
    const customer = await startCustomer(provider, { speed: 150 });
    const { app } = customer;
    const { data } = await app.query(Create, { input: await orderFor(customer) });
    const created = data?.createFineTuningJob;
    if (isUnsupported(customer, created?.userErrors)) {
      note(provider, 'CREATE_JOB', NOT_SUPPORTED);
      return;
    }
    const id = created?.job?.id ?? '';
    const life = await lifeOf(app, id);
    expectLegal(life, 'SUCCEEDED');
    const ended = life.at(-1)?.job;
    expect(ended).toMatchObject({ id, error: null });
    note(provider, 'CREATE_JOB', 'yes');
    note(provider, 'fineTunedModel', toldIf(ended?.fineTunedModel));

    const training = await readTraining(customer, id);
    note(provider, 'LIST_EVENTS', await eventsOf(customer, id));
    note(provider, 'LIST_CHECKPOINTS', checkpointsOf(training?.checkpoints ?? null));
    const name = training?.checkpoints?.nodes[0]?.fineTunedModelCheckpoint;
    note(provider, 'fineTunedModelCheckpoint', toldIf(name));
    note(provider, 'READ_TRAINING_METRICS', metricsOf(training?.trainingMetrics ?? null));
    const [running] = await jobsOf(customer, 'RUNNING');
    const progress = training?.progress ?? (running && (await readTraining(customer, running.id))?.progress);
    if (progress) expect(progress.step).toBeGreaterThan(0);
    note(provider, 'progress', toldIf(progress));
  });

  it('tells why a job has failed', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    const input = { ...(await orderFor(customer)), trainingFile: 'file-seed-broken' };
    const { data } = await app.query(Create, { input });
    const id = data?.createFineTuningJob?.job?.id ?? '';
    const life = await lifeOf(app, id);
    expectLegal(life, 'FAILED');
    const message = life.at(-1)?.job.error?.message;
    note(provider, 'error.message', toldIf(message));
  });
};

/** A name that isn't told is empty where it can't be null. */
const toldIf = (told: unknown): string => (told ? 'yes' : NOT_TOLD);

type Training = NonNullable<Awaited<ReturnType<typeof readTraining>>>;

/** Reads the whole log by its pages, and once more as a subscriber. */
const eventsOf = async (customer: Customer, id: string): Promise<string> => {
  const { app } = customer;
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const events: Training['events'] = (await readTraining(customer, id, after))?.events ?? null;
    if (!events) {
      const refusal = await refusalOf(watch(app, WatchLog, { id }));
      expect(isUnsupported(customer, problemsOf(refusal ? [refusal] : []))).toBe(true);
      return NOT_SUPPORTED;
    }
    ids.push(...events.nodes.map((event) => event.id));
    after = events.pageInfo.hasNextPage ? (events.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  const heard = await watched(watch(app, WatchLog, { id }));
  const heardIds = heard.map(({ fineTuningJobEventAdded }) => fineTuningJobEventAdded.id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(heardIds.toSorted()).toEqual(ids.toSorted());
  return 'yes';
};

const checkpointsOf = (checkpoints: Training['checkpoints']): string => {
  if (!checkpoints) return NOT_SUPPORTED;
  const { nodes } = checkpoints;
  expect(nodes.length).toBeGreaterThan(0);
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  return 'yes';
};

const metricsOf = (metrics: Training['trainingMetrics']): string => {
  if (!metrics) return NOT_SUPPORTED;
  expect(metrics.length).toBeGreaterThan(1);
  const steps = metrics.map(({ step }) => step ?? Number.NaN);
  expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  // A loss, or a reward.
  expect(metrics.filter(({ values }) => values.length === 0)).toEqual([]);
  return 'yes';
};
