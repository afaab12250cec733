import { expect, it } from 'vitest';
import { withoutAuto } from '../../../src/datasource/creation/without-auto.ts';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import { someCapabilities } from '../../support/some-capabilities.ts';

const request: CreateJobRequest = {
  model: 'a-model',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: {
    type: 'DPO',
    hyperparameters: { batchSize: 'auto', learningRateMultiplier: 'auto', nEpochs: 3, beta: 'auto' },
  },
  hyperparameters: { batchSize: 'auto', learningRateMultiplier: 2, nEpochs: null },
  integrations: [],
  metadata: [],
};

it('leaves it in where the provider knows the word', () => {
  expect(withoutAuto(request, someCapabilities())).toEqual(request);
});

it('leaves it out where the provider does not, and nothing else', () => {
  expect(withoutAuto(request, someCapabilities({ takesAuto: false }))).toEqual({
    ...request,
    method: {
      type: 'DPO',
      hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: 3, beta: null },
    },
    hyperparameters: { batchSize: null, learningRateMultiplier: 2, nEpochs: null },
  });
});

it('leaves it out of what the provider can not be told', () => {
  const methods = [{ type: 'DPO', hyperparameters: ['batchSize'] }] as const;
  expect(withoutAuto(request, someCapabilities({ methods })).method?.hyperparameters).toEqual({
    batchSize: 'auto',
    learningRateMultiplier: null,
    nEpochs: 3,
    beta: null,
  });
});

it('has nothing to do where nothing is set', () => {
  const plain = { ...request, method: null, hyperparameters: null };
  expect(withoutAuto(plain, someCapabilities({ takesAuto: false }))).toEqual(plain);
});
