import type { EventScript, Told } from '../../jobs/event-block.ts';
import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';
import type { StepMetrics } from '../../jobs/metrics.ts';
import { stepsAfter } from '../../jobs/progress.ts';

function stepMessage(metrics: StepMetrics, steps: number): string {
  const parts: readonly (readonly [string, number | undefined])[] = [
    ['training loss', metrics.train_loss],
    ['validation loss', metrics.valid_loss],
    ['full validation loss', metrics.full_valid_loss],
    ['training reward', metrics.train_reward_mean],
    ['validation reward', metrics.valid_reward_mean],
  ];
  const measured = parts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value.toFixed(2)}`],
  );
  return `Step ${metrics.step}/${steps}: ${measured.join(', ')}`;
}

const filesOf = (job: Job): string =>
  job.validationFile === null
    ? `training file: ${job.trainingFile}`
    : `training file: ${job.trainingFile} and validation file: ${job.validationFile}`;

function entering(job: Job, stretch: Stretch): readonly Told[] {
  switch (stretch.status) {
    case 'validating_files':
      return [{ message: `Created fine-tuning job: ${job.id}` }, { message: `Validating ${filesOf(job)}` }];
    case 'queued': {
      const first = job.life.find(({ status }) => status === 'queued') === stretch;
      return [
        {
          message: first
            ? 'Files validated, moving job to queued state'
            : 'Job resumed, moving job to queued state',
        },
      ];
    }
    case 'running': {
      const done = stepsAfter(job.plan, stretch.trained);
      const started = stretch.trained === 0;
      return [{ message: started ? 'Fine-tuning job started' : `Fine-tuning job continued at step ${done}` }];
    }
    case 'paused':
      return [{ message: 'Fine-tuning job paused' }];
    case 'succeeded':
      return [{ message: 'New fine-tuned model created' }, { message: 'The job has successfully completed' }];
    case 'failed':
      return [{ message: job.plan.problem?.message ?? 'The job failed', level: 'error' }];
    case 'cancelled':
      return [{ message: 'Fine-tuning job cancelled', level: 'warn' }];
    default:
      return [];
  }
}

/** What OpenAI tells of a job. */
export const openaiEventScript: EventScript = {
  entering,
  step: (job, metrics) => ({ message: stepMessage(metrics, job.plan.steps) }),
  checkpoint: (_job, step) => ({ message: `Checkpoint created at step ${step}` }),
};
