import type { DatasourceOptions } from '../../../../src/datasource/datasource.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { datasourceOver } from '../../support/datasource.ts';
import { answer, type Script, scriptedTransport } from '../../support/scripted-transport.ts';

/** A datasource that takes what the script answers for Mistral, and what it has sent. */
export const mistralOver = (script: Script, options: Partial<DatasourceOptions> = {}) => {
  const transport = scriptedTransport(script);
  const datasource = datasourceOver(transport, { provider: 'mistral', ...options });
  return {
    datasource,
    /** Each request in short, such as `GET /v1/files`. */
    sent: () => transport.sent.map(({ request }) => `${request.method} ${request.path}`),
    requests: () => transport.sent.map(({ request }) => request),
  };
};

/** Answers everything with this body. */
export const always =
  (body: unknown, status = 200): Script =>
  () =>
    answer(status, body);

/** A running job with what its one answer holds, as the documents have it; the test changes what it is about. */
export const jobBody = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'job-1',
  auto_start: true,
  model: 'open-mistral-7b',
  status: 'RUNNING',
  created_at: 1_700_000_000,
  modified_at: 1_700_000_100,
  training_files: ['file-1'],
  validation_files: [],
  object: 'job',
  fine_tuned_model: null,
  suffix: null,
  integrations: [],
  trained_tokens: null,
  metadata: null,
  job_type: 'completion',
  hyperparameters: { training_steps: 100, learning_rate: 0.0001 },
  repositories: [],
  events: [],
  checkpoints: [],
  ...changes,
});

export const newJob: CreateJobRequest = {
  model: 'open-mistral-7b',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};
