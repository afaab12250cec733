import type { Job } from '../../jobs/job.ts';
import { metricsAt } from '../../jobs/metrics.ts';
import type { ResultFormat } from '../../jobs/result-file.ts';

const columns = ['step', 'train_loss', 'train_accuracy', 'valid_loss', 'valid_mean_token_accuracy'];
const rewardColumns = [...columns, 'train_reward_mean', 'valid_reward_mean'];

/** One line a step; `missing` stands where nothing was measured. */
function tableOf(job: Job, missing: string): string {
  const rewarded = job.method.type === 'reinforcement';
  const lines = [(rewarded ? rewardColumns : columns).join(',')];
  for (let step = 1; step <= job.plan.steps; step += 1) {
    const metrics = metricsAt(job, step);
    const cells = [
      metrics.step,
      metrics.train_loss,
      metrics.train_mean_token_accuracy,
      metrics.valid_loss,
      metrics.valid_mean_token_accuracy,
      ...(rewarded ? [metrics.train_reward_mean, metrics.valid_reward_mean] : []),
    ];
    lines.push(cells.map((cell) => cell ?? missing).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** OpenAI's content arrives as base64 with empty cells; Azure's is plain, with -1 for what is missing. */
export const openaiResults: ResultFormat = {
  filename: 'step_metrics.csv',
  mediaType: (quirks) => (quirks.plainResults ? 'text/csv' : 'application/octet-stream'),
  content: (job, quirks) =>
    quirks.plainResults ? tableOf(job, '-1') : Buffer.from(tableOf(job, '')).toString('base64'),
};
