import type { ModelNames } from '../personality.ts';
import { nameOf } from './names.ts';

/** Some of the models that can be tuned. */
const tunable = [
  'llama-v3p1-8b-instruct',
  'llama-v3p3-70b-instruct',
  'qwen3-8b',
  'qwen3-32b',
  'gpt-oss-20b',
  'deepseek-v3p1',
].map((id) => `accounts/fireworks/models/${id}`);

/** The model whose jobs are there from the start. */
export const seedModel = 'accounts/fireworks/models/llama-v3p1-8b-instruct';

export const fireworksModels: ModelNames = {
  base: (name) => (tunable.includes(name) ? name : null),
  // "If not specified, the job ID will be used": the reference on outputModel.
  tuned: ({ suffix, jobId }) => nameOf('models', suffix ?? jobId),
  checkpoint: ({ tunedModel }, step) => `${tunedModel}-step-${step}`,
};
