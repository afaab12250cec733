import { describe, expect, it } from 'vitest';
import { callerWith, start } from './support/datasource.ts';
import { listBody } from './support/job-body.ts';
import { json } from './support/upstream.ts';

const eventBody = (changes: Readonly<Record<string, unknown>> = {}): object => ({
  object: 'fine_tuning.job.event',
  id: 'ftevent-1',
  created_at: 1_700_000_000,
  level: 'info',
  message: 'Fine-tuning job started',
  type: 'message',
  ...changes,
});

const onlyEvent = async (changes: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const { datasource } = await start(json(listBody([eventBody(changes)])));
  const page = await datasource.events.list(callerWith(), 'ftjob-1', { first: 20, after: null });
  return page?.items[0];
};

const page = { first: 2, after: 'ftevent-9' };

describe('events', () => {
  it('are asked for by page, and stay in the upstream’s order, each once', async () => {
    const events = ['ft-event-3', 'ftevent-2', 'ftevent-2'].map((id) => eventBody({ id }));
    const { datasource, upstream } = await start(json(listBody(events, true)));
    const answer = await datasource.events.list(callerWith(), 'ftjob/1', page);
    expect(answer?.items.map(({ id }) => id)).toEqual(['ft-event-3', 'ftevent-2']);
    expect(answer?.hasMore).toBe(true);
    expect(upstream.seen[0]?.url).toBe('/v1/fine_tuning/jobs/ftjob%2F1/events?limit=2&after=ftevent-9');
  });

  it('are null for a job that the upstream does not know, or that can be none', async () => {
    const { datasource, upstream } = await start(json({}, 404));
    expect(await datasource.events.list(callerWith(), 'ftjob-0', page)).toBeNull();
    expect(await datasource.events.list(callerWith(), '..', page)).toBeNull();
    expect(upstream.seen).toHaveLength(1);
  });

  it('tell the numbers of a step', async () => {
    const data = {
      step: 5,
      total_steps: 10,
      train_loss: 0.5,
      train_mean_token_accuracy: 0.9,
      reward: -1,
      note: 'x',
    };
    expect(await onlyEvent({ type: 'metrics', data })).toMatchObject({
      level: 'INFO',
      type: 'METRICS',
      metrics: {
        step: 5,
        totalSteps: 10,
        trainLoss: 0.5,
        trainMeanTokenAccuracy: 0.9,
        validLoss: null,
        values: [
          { name: 'step', value: 5 },
          { name: 'total_steps', value: 10 },
          { name: 'train_loss', value: 0.5 },
          { name: 'train_mean_token_accuracy', value: 0.9 },
          { name: 'reward', value: -1 },
        ],
      },
    });
  });

  it.each([{}, null, undefined, 'text', { note: 'x' }, { step: null }])(
    'carry no numbers when data is %j',
    async (data) => {
      expect(await onlyEvent({ data })).toMatchObject({ metrics: null });
    },
  );

  it.each([
    ['Step 35/1501: training loss=0.98', { step: 35, totalSteps: 1501, trainLoss: 0.98 }],
    ['Step 100: training loss=0.0016478', { step: 100, totalSteps: null, trainLoss: 0.0016478 }],
    ['Step 100: training loss=6.5e-05', { step: 100, totalSteps: null, trainLoss: 0.000065 }],
  ])('tell the numbers of the usual message where data holds none: %s', async (message, metrics) => {
    expect(await onlyEvent({ message, data: {}, type: 'metrics' })).toMatchObject({ metrics });
  });

  it('read levels and types that nobody knows as UNKNOWN, and none at all by what they hold', async () => {
    expect(await onlyEvent({ level: 'fatal', type: 'trace' })).toMatchObject({
      level: 'UNKNOWN',
      type: 'UNKNOWN',
    });
    expect(await onlyEvent({ level: 'warning', type: undefined })).toMatchObject({
      level: 'WARN',
      type: 'MESSAGE',
    });
    expect(await onlyEvent({ type: undefined, data: { step: 1 } })).toMatchObject({ type: 'METRICS' });
  });

  it('leave out a step that is no whole number of 32 bits', async () => {
    expect(await onlyEvent({ data: { step: 1.5, total_steps: 2 ** 40, train_loss: 1 } })).toMatchObject({
      metrics: { step: null, totalSteps: null, trainLoss: 1 },
    });
  });
});

describe('checkpoints', () => {
  const checkpoint = {
    object: 'fine_tuning.job.checkpoint',
    id: 'ftckpt_1',
    created_at: 1_700_000_000,
    step_number: 88,
    fine_tuned_model_checkpoint: 'ft:gpt:org::1:ckpt-step-88',
    metrics: { step: 88, full_valid_loss: 0.3, valid_loss: -1 },
  };

  it('are asked for by page', async () => {
    const { datasource, upstream } = await start(json({ ...listBody([checkpoint]), first_id: null }));
    const answer = await datasource.checkpoints.list(callerWith(), 'ftjob-1', { first: 10, after: null });
    expect(answer).toMatchObject({
      items: [
        {
          id: 'ftckpt_1',
          createdAt: new Date('2023-11-14T22:13:20Z'),
          stepNumber: 88,
          fineTunedModelCheckpoint: 'ft:gpt:org::1:ckpt-step-88',
          metrics: { step: 88, fullValidLoss: 0.3, validLoss: null },
        },
      ],
      hasMore: false,
    });
    expect(upstream.seen[0]?.url).toBe('/v1/fine_tuning/jobs/ftjob-1/checkpoints?limit=10');
  });

  it('may come without metrics', async () => {
    const { datasource } = await start(json(listBody([{ ...checkpoint, metrics: null }])));
    const answer = await datasource.checkpoints.list(callerWith(), 'ftjob-1', { first: 10, after: null });
    expect(answer?.items[0]).toMatchObject({ stepNumber: 88, metrics: { step: null, values: [] } });
  });

  it('are null for a job that the upstream does not know', async () => {
    const { datasource } = await start(json({}, 404));
    expect(await datasource.checkpoints.list(callerWith(), 'ftjob-0', { first: 10, after: null })).toBeNull();
  });
});
