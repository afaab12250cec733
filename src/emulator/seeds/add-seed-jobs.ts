import { type Job, tunedModelName } from '../jobs/job.ts';
import type { JobShelf } from '../jobs/job-shelf.ts';
import { beginLife } from '../jobs/life.ts';
import { type JobPlan, planJob } from '../jobs/plan.ts';
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
  organizationName: string,
  startedAt: number,
  speed: number,
): void {
  for (const [number, seed] of seedJobs.entries()) {
    const createdAt = startedAt - seed.age;
    const plan = planOf(seed, speed);
    const life = beginLife(plan, createdAt);
    const job: Job = {
      id: `ftjob-seed-${seed.name}`,
      number,
      createdAt,
      model: seed.model,
      tunedModel: tunedModelName(seed.model, organizationName, seed.suffix ?? null, `seed-${seed.name}`),
      trainingFile: seed.trainingFile,
      validationFile: seed.validationFile ?? null,
      suffix: seed.suffix ?? null,
      seed: 1_000 + number,
      metadata: seed.metadata ?? null,
      integrations: seed.integrations ?? [],
      method: seed.method,
      plan,
      resultFile: `file-seed-result-${seed.name}`,
      life: seed.life === undefined ? life : seed.life(life, plan, createdAt),
      resultStored: false,
    };
    jobs.add(job);
  }
}
