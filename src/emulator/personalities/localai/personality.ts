import type { ChanceParts } from '../../chance.ts';
import { hexFrom } from '../../chance.ts';
import type { Personality } from '../personality.ts';
import { authenticateLocalai } from './authenticate.ts';
import { datasetRoutes } from './datasets.ts';
import { jobRoutes } from './jobs.ts';
import { presentLocalaiError } from './present-error.ts';

const base = '/api/fine-tuning';

/** A uuid of version 4. */
function uuid(origin: ChanceParts): string {
  const digits = hexFrom(32, ...origin);
  const part = (from: number, to: number): string => digits.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

const usualModel = 'TinyLlama/TinyLlama-1.1B-Chat-v1.0';

/**
 * A LocalAI server, mudler/LocalAI with its experimental fine-tuning, after its code of 2026 (core/http/routes/finetuning.go
 * and what it leads to) and its page, docs/content/features/fine-tuning.md. Its oddest trait is kept: a job's status stands
 * still unless somebody reads its progress, and each line of it goes to one reader.
 */
export const localai: Personality = {
  title: 'LocalAI',
  basePath: base,
  routes: [...jobRoutes(base), ...datasetRoutes(base)],
  authenticate: authenticateLocalai,
  headers: {},
  presentError: presentLocalaiError,
  quirks: {},
  ids: { job: uuid, file: (origin) => `/data/fine-tune/datasets/${hexFrom(8, ...origin)}` },
  models: {
    // Whatever Hugging Face has, or the server's disk.
    base: (name) => name,
    tuned: ({ baseModel, jobId }) => `${baseModel.split('/').at(-1)}-ft-${jobId.slice(0, 8)}`,
    checkpoint: ({ id }, step) => `/data/fine-tune/${id}/checkpoint-${step}`,
  },
  results: null,
  webhooks: false,
  seed({ validationFile: _validation, suffix: _suffix, metadata: _metadata, integrations: _run, ...job }) {
    // There is no pausing.
    return job.name === 'paused' ? null : { ...job, model: usualModel };
  },
};
