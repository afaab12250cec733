import type { Job } from '../jobs/job.ts';
import type { JobShelf } from '../jobs/job-shelf.ts';
import { beginLife } from '../jobs/life.ts';
import { type JobPlan, planJob } from '../jobs/plan.ts';
import type { Personality } from '../personalities/personality.ts';
import { type SeedJob, seedJobs } from './seed-jobs.ts';
import { seedDataset } from './store-seed-files.ts';

function planOf(seed: SeedJob, speed: number): JobPlan {
  const validation = seed.validationFile === undefined ? null : seedDataset(seed.validationFile);
  const plan = planJob(
    seed.method,
    seed.model,
    seedDataset(seed.trainingFile),
    validation,
    seed.live ? speed : 1,
  );
  return seed.step === undefined ? plan : { ...plan, pace: { ...plan.pace, step: seed.step } };
}

/** Gives an organization a job in every state, so that whatever an example asks for is there. */
export function addSeedJobs(
  jobs: JobShelf,
  organization: string,
  startedAt: number,
  speed: number,
  { models, seed: adapt }: Pick<Personality, 'models' | 'seed'>,
): void {
  for (const [number, usual] of seedJobs.entries()) {
    const seed = adapt(usual);
    if (seed === null) continue;
    const createdAt = startedAt - seed.age;
    const plan = planOf(seed, speed);
    const life = beginLife(plan, createdAt);
    const id = `ftjob-seed-${seed.name}`;
    const job: Job = {
      id,
      number,
      createdAt,
      model: seed.model,
      baseModel: seed.model,
      tunedModel: models.tuned({
        baseModel: seed.model,
        organization,
        suffix: seed.suffix ?? null,
        jobId: id,
        letters: `seed-${seed.name}`,
      }),
      trainingFile: seed.trainingFile,
      validationFile: seed.validationFile ?? null,
      suffix: seed.suffix ?? null,
      seed: 1_000 + number,
      metadata: seed.metadata ?? null,
      integrations: seed.integrations ?? [],
      method: seed.method,
      extras: {},
      seeded: true,
      plan,
      resultFile: `file-seed-result-${seed.name}`,
      life: seed.life === undefined ? life : seed.life(life, plan, createdAt),
      resultStored: false,
    };
    jobs.add(job);
  }
}
