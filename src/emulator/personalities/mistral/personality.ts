import { hexFrom } from '../../chance.ts';
import { authenticate } from '../../server/authenticate.ts';
import type { Personality } from '../personality.ts';
import { fileRoutes } from './files.ts';
import { jobRoutes } from './jobs.ts';
import { presentMistralError } from './present-error.ts';
import { seedOf } from './seed.ts';

/** What can be trained on completions: `docs/capabilities/finetuning/text-finetuning.mdx` of Mistral's public documents. */
const baseModels: ReadonlySet<string> = new Set([
  'open-mistral-7b',
  'open-mistral-nemo',
  'mistral-small-latest',
  'mistral-large-latest',
  'ministral-8b-latest',
  'codestral-latest',
]);

const uuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

/**
 * Mistral, as its fine-tuning API was before it was retired in 2026, after its OpenAPI document of 2025
 * (https://github.com/tryAGI/Mistral, `src/libs/Mistral/openapi.yaml`) and the captured answers of
 * https://docs.mistral.ai/cookbook/mistral-fine_tune-mistral_finetune_api. Closed creation is what it answers today.
 */
export const mistral: Personality = {
  title: 'Mistral',
  basePath: '/v1',
  routes: [...jobRoutes, ...fileRoutes],
  authenticate,
  headers: {},
  presentError: presentMistralError,
  quirks: {},
  ids: {
    job: (origin) => uuid(hexFrom(32, ...origin)),
    file: (origin) => uuid(hexFrom(32, ...origin)),
  },
  models: {
    base: (name) => (baseModels.has(name) ? name : null),
    tuned: ({ baseModel, organization, suffix, jobId }) =>
      ['ft', baseModel, ...(suffix ? [suffix] : []), hexFrom(8, organization), jobId.slice(0, 8)].join(':'),
    checkpoint: ({ tunedModel }, step) => `${tunedModel}:${step}`,
  },
  results: null,
  webhooks: false,
  seed: seedOf,
};
