import { describe, expect, it } from 'vitest';
import type { FineTuningJobEvent } from '../../../../src/domain/event.ts';
import { callerWith } from '../../support/datasource.ts';
import { always, jobBody, mistralOver } from './mistral-over.ts';

const caller = callerWith();
const from = (first: number, after: string | null = null) => ({ first, after });

describe('a job', () => {
  const read = async (changes: object) => {
    const { datasource } = mistralOver(always(jobBody({ ...changes })));
    return datasource.jobs.get(caller, 'job-1');
  };

  it('is estimated to end when Mistral tells a start and a duration', async () => {
    const metadata = { estimated_start_time: 1_700_000_010, expected_duration_seconds: 120 };
    expect(await read({ metadata })).toMatchObject({ estimatedFinish: new Date(1_700_000_130_000) });
    expect(await read({ metadata, status: 'SUCCESS' })).toMatchObject({ estimatedFinish: null });
    expect(await read({ metadata: { expected_duration_seconds: 120 } })).toMatchObject({
      estimatedFinish: null,
    });
  });

  it('has none of the metadata that are not its own', async () => {
    expect(await read({ metadata: { cost: 2.6, cost_currency: 'EUR' } })).toMatchObject({ metadata: [] });
  });

  it('tells whole epochs', async () => {
    expect(await read({ hyperparameters: { epochs: 3, learning_rate: 0.0001 } })).toMatchObject({
      method: { hyperparameters: { nEpochs: 3, learningRateMultiplier: null, batchSize: null } },
      hyperparameters: { nEpochs: 3 },
    });
  });
});

describe("a job's log", () => {
  const change = (status: string, seconds: number) => ({
    name: 'status-updated',
    data: { status },
    created_at: seconds,
  });
  const checkpoint = (step: number, seconds: number) => ({
    metrics: { train_loss: 1 / step, valid_loss: null },
    step_number: step,
    created_at: seconds,
  });
  const logOf = async (body: object): Promise<readonly FineTuningJobEvent[]> => {
    const { datasource } = mistralOver(always(jobBody({ ...body })));
    return (await datasource.events.list(caller, 'job-1', from(100)))?.items ?? [];
  };
  const idsOf = async (body: object) => (await logOf(body)).map(({ id }) => id.replace('job-1:', ''));

  it('keeps its ids while it grows', async () => {
    const early = { events: [change('RUNNING', 5), change('QUEUED', 1)], checkpoints: [checkpoint(10, 6)] };
    const late = {
      events: [change('SUCCESS', 9), ...early.events],
      checkpoints: [checkpoint(20, 8), ...early.checkpoints],
    };
    expect(await idsOf(early)).toEqual(['metrics-10', 'event-1', 'event-0']);
    expect(await idsOf(late)).toEqual(['event-2', 'metrics-20', 'metrics-10', 'event-1', 'event-0']);
  });

  it('has its end last and its begin first, when all of it is one second', async () => {
    const events = [change('SUCCESS', 5), change('RUNNING', 5), change('QUEUED', 5)];
    const checkpoints = [checkpoint(20, 5), checkpoint(10, 5)];
    expect(await idsOf({ events, checkpoints })).toEqual([
      'event-2',
      'metrics-20',
      'metrics-10',
      'event-1',
      'event-0',
    ]);
  });

  it('is the same when a gateway sends the oldest first', async () => {
    const events = [change('QUEUED', 1), change('RUNNING', 5)];
    const checkpoints = [checkpoint(10, 6), checkpoint(20, 7)];
    expect(await idsOf({ events, checkpoints })).toEqual(['metrics-20', 'metrics-10', 'event-1', 'event-0']);
  });

  it('comes in pages, each from just behind the last', async () => {
    const events = [change('SUCCESS', 9), change('RUNNING', 5), change('QUEUED', 1)];
    const { datasource } = mistralOver(always(jobBody({ events })));
    const page = await datasource.events.list(caller, 'job-1', from(2));
    expect(page).toMatchObject({ items: [{ id: 'job-1:event-2' }, { id: 'job-1:event-1' }], hasMore: true });
    const rest = await datasource.events.list(caller, 'job-1', from(2, 'job-1:event-1'));
    expect(rest).toMatchObject({ items: [{ id: 'job-1:event-0' }], hasMore: false });
  });

  it('reads what stood in it in 2024, and passes over what is no event', async () => {
    const events = [{ name: 'status-updated', data: 'RUNNING', created_at: 5 }, 7, null];
    expect(await logOf({ events })).toMatchObject([{ id: 'job-1:event-2', message: 'Status: RUNNING' }]);
  });

  it('says why the job failed, where it does', async () => {
    const failed = (data: object) => {
      const events = [{ name: 'status-updated', data: { status: 'FAILED', ...data }, created_at: 5 }];
      return jobBody({ status: 'FAILED', events });
    };
    for (const data of [{ error: 'Out of memory' }, { error: { message: 'Out of memory' } }]) {
      const { datasource } = mistralOver(always(failed(data)));
      expect(await datasource.jobs.get(caller, 'job-1')).toMatchObject({
        error: { code: 'FAILED', message: 'Out of memory', param: null },
      });
      const { items } = (await datasource.events.list(caller, 'job-1', from(1))) ?? {};
      expect(items).toMatchObject([{ level: 'ERROR', message: 'Status: FAILED: Out of memory' }]);
    }
  });

  it('of any length is held to its newest ten thousand', async () => {
    const events = Array.from({ length: 10_050 }, (_, index) => change('RUNNING', 20_000 - index));
    const { datasource } = mistralOver(always(jobBody({ events })));
    const page = await datasource.events.list(caller, 'job-1', from(100));
    expect(page?.items[0]?.id).toBe('job-1:event-10049');
    const last = await datasource.events.list(caller, 'job-1', from(100, 'job-1:event-51'));
    expect(last).toMatchObject({ items: [{ id: 'job-1:event-50' }], hasMore: false });
  });

  it('makes the curve and the progress of the training', async () => {
    const checkpoints = [checkpoint(50, 7), checkpoint(25, 6)];
    const { datasource, sent } = mistralOver(always(jobBody({ checkpoints })));
    const training = datasource.loaders(caller);
    const job = await datasource.jobs.get(caller, 'job-1');
    if (job === null) throw new Error('There is no job.');
    expect(await training.trainingMetrics(job, 10)).toMatchObject([
      { step: 25, trainLoss: 1 / 25 },
      { step: 50, trainLoss: 1 / 50 },
    ]);
    expect(await training.progress(job)).toEqual({ step: 50, totalSteps: 100, fraction: 0.5 });
    expect(new Set(sent()).size).toBe(1);
  });
});
