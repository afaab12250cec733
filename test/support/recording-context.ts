import type { Datasource } from '../../src/datasource/datasource.ts';
import { createLoaders } from '../../src/datasource/loaders.ts';
import { FULL_ACCESS } from '../../src/domain/access.ts';
import type { AdmittedCaller } from '../../src/domain/caller.ts';
import type { CreateJobRequest } from '../../src/domain/create-job.ts';
import { Credential } from '../../src/domain/credential.ts';
import type { FineTuningJob } from '../../src/domain/job.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { createLive } from '../../src/live/live.ts';
import type { Context } from '../../src/resolvers/context.ts';
import { someCapabilities } from './some-capabilities.ts';

export const aCaller = (token = 'sk-of-a-test'): AdmittedCaller => ({
  credential: new Credential({ token, organization: null, project: null }, Buffer.from('a hashing key')),
  access: FULL_ACCESS,
  requestId: 'request-of-a-test',
  signal: new AbortController().signal,
});

export const aJob = (fields: Partial<FineTuningJob> = {}): FineTuningJob => ({
  id: 'ftjob-1',
  createdAt: new Date('2026-11-22T12:00:00Z'),
  status: 'VALIDATING_FILES',
  rawStatus: 'validating_files',
  model: 'gpt-4o-mini-2024-07-18',
  fineTunedModel: null,
  suffix: null,
  error: null,
  finishedAt: null,
  estimatedFinish: null,
  trainedTokens: null,
  seed: 1,
  organizationId: 'org-1',
  trainingFile: 'file-1',
  validationFile: null,
  resultFiles: [],
  method: {
    type: 'SUPERVISED',
    hyperparameters: { batchSize: 'auto', learningRateMultiplier: 'auto', nEpochs: 'auto' },
  },
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...fields,
});

const notAsked = (): never => {
  throw new Error('This test does not expect the upstream to be asked that.');
};

// Whatever is called on it fails the test.
const notAskedAnything = new Proxy({} as never, { get: () => notAsked });

/** A context whose upstream knows nothing and writes down the jobs that it is asked to create. */
export const recordingContext = (
  jobs: Partial<Datasource['jobs']> = {},
): { readonly context: Context; readonly created: CreateJobRequest[] } => {
  const created: CreateJobRequest[] = [];
  const caller = aCaller();
  const live = createLive({ datasource: notAskedAnything, logger: silentLogger });
  const source: Datasource = {
    jobs: {
      get: notAsked,
      list: notAsked,
      cancel: notAsked,
      pause: notAsked,
      resume: notAsked,
      ...jobs,
    },
    files: notAskedAnything,
    events: notAskedAnything,
    checkpoints: notAskedAnything,
    measurements: { list: async () => null },
    creation: {
      keyFor: (_caller, _request, clientKey) =>
        clientKey === null ? null : { value: clientKey, chosenBy: 'CLIENT' },
      create: async (_caller, request) => {
        created.push(request);
        return aJob();
      },
      close: () => {},
    },
    capabilitiesFor: () => someCapabilities(),
    loaders: notAsked,
    close: async () => {},
  };
  return { context: { caller, datasource: source, loaders: createLoaders(source, caller), live }, created };
};
