import { expect, it } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const ReadCapabilities = graphql(`
  query ReadCapabilities {
    fineTuningCapabilities {
      provider
      title
      documentationUrl
      operations
      methods { type hyperparameters }
      createFields
      createGuarantee
      limits { suffixLength metadataPairs fileBytes }
      creationEndsAt
    }
  }
`);

it('tells a form what the provider takes, by the names of the inputs', async () => {
  const { query } = await startApp();
  const { data } = await query(ReadCapabilities);
  expect(data?.fineTuningCapabilities).toEqual({
    provider: 'openai',
    title: 'OpenAI',
    documentationUrl: expect.stringMatching(/^https:\/\/\w+\.openai\.com\//),
    operations: [
      'CREATE_JOB',
      'LIST_JOBS',
      'CANCEL_JOB',
      'PAUSE_JOB',
      'RESUME_JOB',
      'LIST_EVENTS',
      'LIST_CHECKPOINTS',
      'READ_TRAINING_METRICS',
      'UPLOAD_FILE',
      'LIST_FILES',
      'DELETE_FILE',
    ],
    methods: [
      { type: 'SUPERVISED', hyperparameters: ['batchSize', 'learningRateMultiplier', 'nEpochs'] },
      { type: 'DPO', hyperparameters: ['batchSize', 'learningRateMultiplier', 'nEpochs', 'beta'] },
      {
        type: 'REINFORCEMENT',
        hyperparameters: [
          'batchSize',
          'learningRateMultiplier',
          'nEpochs',
          'computeMultiplier',
          'evalInterval',
          'evalSamples',
          'reasoningEffort',
        ],
      },
    ],
    createFields: ['validationFile', 'suffix', 'seed', 'integrations', 'metadata'],
    createGuarantee: 'ONCE_PER_KEY',
    limits: { suffixLength: 64, metadataPairs: 16, fileBytes: 536_870_912 },
    creationEndsAt: '2027-01-06T00:00:00.000Z',
  });
});

it('asks nobody for it', async () => {
  const upstream = await startUpstreamStub(() => ({ status: 500, json: {} }));
  const { query } = await startApp({ upstream });
  expect(await query(ReadCapabilities)).not.toHaveProperty('errors');
  expect(upstream.requests).toEqual([]);
});
