import type { Job } from '../../jobs/job.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import { stageOf, timeOfStep } from '../../jobs/progress.ts';

const fewestBetween = 10;
const share = 0.1;
const rounds = 1_000_000;

const round = (value: number): number => Math.round(value * rounds) / rounds;

/**
 * The checkpoints of a job by now, newest first: one at every tenth of the steps, ten steps apart at least. What is called an
 * accuracy is two to the power of the loss in the documented answer, and so it is here. Both after
 * https://github.com/mistralai/platform-docs-public, `docs/guides/finetuning_sections/_03_e2e_examples.md`.
 */
export function presentCheckpoints(job: Job, now: number): readonly object[] {
  const { plan, life } = job;
  const apart = Math.max(fewestBetween, Math.ceil(plan.steps * share));
  const count = Math.floor(stageOf(job, now).stepsDone / apart);
  return Array.from({ length: count }, (_, index) => {
    const step = (count - index) * apart;
    const { train_loss: train = null, valid_loss: valid = null } = metricsAt(job, step);
    return {
      metrics: {
        train_loss: train,
        valid_loss: valid,
        valid_mean_token_accuracy: valid === null ? null : round(2 ** valid),
      },
      step_number: step,
      created_at: Math.floor(timeOfStep(plan, life, step) / 1000),
    };
  });
}
