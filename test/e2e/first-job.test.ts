import { expect, it } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';

const CreateFirstJob = graphql(`
  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) {
      job { id status rawStatus suffix metadata { value(key: "team") } method { type hyperparameters { nEpochs } } }
      userErrors { code message path }
    }
  }
`);

const WatchFirstJob = graphql(`
  query WatchFirstJob($id: ID!) {
    fineTuningJob(id: $id) {
      status
      isTerminal
      fineTunedModel
      trainedTokens
      finishedAt
      resultFiles { id purpose }
      progress { step totalSteps fraction }
      trainingMetrics(maxPoints: 10) { step trainLoss }
      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }
      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }
    }
  }
`);

it('takes a job from its creation to SUCCEEDED, asking again and again', async () => {
  const { query } = await startApp();
  const created = await query(CreateFirstJob, {
    input: {
      model: 'gpt-4o-mini',
      trainingFile: 'file-seed-chat',
      suffix: 'first-try',
      method: { supervised: { hyperparameters: { nEpochs: 3 } } },
      metadata: [{ key: 'team', value: 'support' }],
    },
  });
  const payload = created.data?.createFineTuningJob;
  expect(payload).toMatchObject({
    userErrors: [],
    job: {
      status: 'VALIDATING_FILES',
      rawStatus: 'validating_files',
      suffix: 'first-try',
      metadata: { value: 'support' },
      method: { type: 'SUPERVISED', hyperparameters: { nEpochs: 3 } },
    },
  });
  const id = payload?.job?.id ?? '';

  const watch = async () => (await query(WatchFirstJob, { id })).data?.fineTuningJob;
  await expect.poll(watch, { timeout: 10_000 }).toMatchObject({ status: 'SUCCEEDED' });
  expect(await watch()).toMatchObject({
    isTerminal: true,
    fineTunedModel: expect.stringMatching(/^ft:gpt-4o-mini-2024-07-18:.*:first-try:/),
    trainedTokens: expect.any(Number),
    finishedAt: expect.stringMatching(/Z$/),
    resultFiles: [{ id: expect.any(String), purpose: 'fine-tune-results' }],
    progress: { fraction: 1 },
    trainingMetrics: expect.arrayContaining([{ step: 1, trainLoss: expect.any(Number) }]),
    events: {
      nodes: [{ message: 'The job has successfully completed', level: 'INFO', type: 'MESSAGE' }, {}, {}],
      pageInfo: { hasNextPage: true },
    },
    checkpoints: { nodes: [{}, {}, {}] },
  });
});
