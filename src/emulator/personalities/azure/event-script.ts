import type { EventScript, Told } from '../../jobs/event-block.ts';
import type { Job } from '../../jobs/job.ts';
import type { Stretch } from '../../jobs/life.ts';

const told = (...messages: readonly string[]): readonly Told[] => messages.map((message) => ({ message }));

const filesOf = ({ validationFile }: Job): readonly string[] =>
  validationFile === null ? ['training file'] : ['training file', 'validation file'];

function entering(job: Job, stretch: Stretch): readonly Told[] {
  switch (stretch.status) {
    case 'validating_files':
      return told(
        'Job enqueued. Waiting for jobs ahead to complete.',
        ...filesOf(job).map((file) => `Preprocessing running for file ${file}.`),
      );
    case 'queued':
      return stretch.trained > 0
        ? told('Job enqueued. Waiting for jobs ahead to complete.')
        : told(...filesOf(job).map((file) => `Preprocessing completed for file ${file}.`));
    case 'running':
      return told('Job started.', 'Finetuning started.', 'Training started.');
    case 'paused':
      return told('Job paused.');
    case 'succeeded':
      return told(
        `Created results file: ${job.resultFile}`,
        'Job succeeded.',
        `Completed results file: ${job.resultFile}`,
        'Model Evaluation Passed.',
        `Training tokens billed: ${job.plan.trainedTokens}`,
      );
    case 'failed':
      return [{ message: `Job failed. ${job.plan.problem?.message ?? ''}`.trim(), level: 'error' }];
    case 'cancelled':
      return told('Job canceled.');
    default:
      return [];
  }
}

/**
 * What Azure tells of a job, as logged by a run of 2026 in https://github.com/microsoft-foundry/fine-tuning and shown in
 * Microsoft's tutorial. No step says how many there will be. The words for a pause, a failure and a checkpoint are not to be
 * found anywhere.
 */
export const azureEventScript: EventScript = {
  entering,
  step: (_job, { step, train_loss, train_reward_mean }) => ({
    message:
      train_loss === undefined
        ? `Step ${step}: training reward=${train_reward_mean ?? 0}`
        : `Step ${step}: training loss=${train_loss}`,
  }),
  checkpoint: (_job, step) => ({ message: `Checkpoint created at step ${step}.` }),
};
