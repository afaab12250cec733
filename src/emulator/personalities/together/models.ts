import type { SeedJob } from '../../seeds/seed-jobs.ts';
import type { ModelNames } from '../personality.ts';

/** `owner/name`, as on the Hugging Face Hub: which ones can be tuned changes every month, so all of that form can. */
const baseModel = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;

/** `<account>/<base>:<suffix>:<job>`: https://docs.together.ai/docs/finetuning. */
export const togetherModels: ModelNames = {
  base: (name) => (baseModel.test(name) ? name : null),
  tuned: ({ baseModel: base, organization, suffix, jobId }) =>
    [
      `${organization}/${base.slice(base.indexOf('/') + 1)}`,
      ...(suffix === null || suffix === '' ? [] : [suffix]),
      jobId,
    ].join(':'),
  checkpoint: ({ id }, step) => `${id}:${step}`,
};

const usualModel = 'meta-llama/Meta-Llama-3.1-8B-Instruct-Reference';

/** The seeded jobs that Together could have: none is paused there, and reinforcement is another product. */
export const seedAtTogether = (job: SeedJob): SeedJob | null =>
  job.name === 'paused' || job.method.type === 'reinforcement' ? null : { ...job, model: usualModel };
