import type { Job } from '../../jobs/job.ts';
import { metricsAt, type StepMetrics } from '../../jobs/metrics.ts';
import type { ResultFormat } from '../../jobs/result-file.ts';

type Column = readonly [name: string, measured: keyof StepMetrics];

const columns: readonly Column[] = [
  ['step', 'step'],
  ['train_loss', 'train_loss'],
  ['train_mean_token_accuracy', 'train_mean_token_accuracy'],
  ['valid_loss', 'valid_loss'],
  ['validation_mean_token_accuracy', 'valid_mean_token_accuracy'],
  ['full_valid_loss', 'full_valid_loss'],
  ['full_valid_mean_token_accuracy', 'full_valid_mean_token_accuracy'],
];

const rewardColumns: readonly Column[] = [
  ['step', 'step'],
  ['train_reward_mean', 'train_reward_mean'],
  ['valid_reward_mean', 'valid_reward_mean'],
];

/** One line a step; -1 stands where nothing was measured. */
function tableOf(job: Job): string {
  const shown = job.method.type === 'reinforcement' ? rewardColumns : columns;
  const lines = [shown.map(([name]) => name).join(',')];
  for (let step = 1; step <= job.plan.steps; step += 1) {
    const metrics = metricsAt(job, step);
    lines.push(shown.map(([, measured]) => metrics[measured] ?? -1).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** `results.csv` as it is, under the columns that Microsoft's guide names ("Analyze your customized model"). */
export const azureResults: ResultFormat = {
  filename: 'results.csv',
  mediaType: () => 'application/octet-stream',
  content: tableOf,
};
