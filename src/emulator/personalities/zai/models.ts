import { numberFrom } from '../../chance.ts';
import { supervisedMethod } from '../../jobs/method.ts';
import type { SeedJob } from '../../seeds/seed-jobs.ts';
import type { ModelNames } from '../personality.ts';

/** Those of the guide (https://docs.bigmodel.cn/cn/guide/tools/fine-tuning), and the one of the SDKs' tests. */
const baseModels: ReadonlySet<string> = new Set([
  'glm-4-flash',
  'glm-4-air-250414',
  'glm-4.5-air',
  'chatglm3-6b',
]);

/** `chatglm3-6b-8572905046912426020-demo_test`: the suffix, where there is one, is the end of it. */
export const zaiModels: ModelNames = {
  base: (name) => (baseModels.has(name) ? name : null),
  tuned: ({ baseModel, suffix, jobId }) => {
    const digits = [numberFrom(jobId, 'high'), numberFrom(jobId, 'low')]
      .map((part) => String(part).padStart(10, '0'))
      .join('');
    return [baseModel, digits.slice(0, 19), ...(suffix === null ? [] : [suffix])].join('-');
  },
  checkpoint: ({ tunedModel }, step) => `${tunedModel}-step-${step}`,
};

/** Supervised jobs alone, none of them paused. */
export const zaiSeed = (job: SeedJob): SeedJob | null =>
  job.method.type === 'supervised' && job.name !== 'paused'
    ? { ...job, model: 'glm-4-flash', method: supervisedMethod(job.method.hyperparameters) }
    : null;
