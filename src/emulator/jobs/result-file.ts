import { Readable } from 'node:stream';
import type { StoredFile } from '../files/stored-file.ts';
import type { Organization } from '../organization.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import type { Job } from './job.ts';
import { stretchAt } from './life.ts';
import { metricsAt } from './metrics.ts';

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
const contentOf = (job: Job, quirks: EmulatorQuirks): string =>
  quirks.plainResults ? tableOf(job, '-1') : Buffer.from(tableOf(job, '')).toString('base64');

function resultFileOf(job: Job, finishedAt: number): StoredFile {
  const sizes = new Map<boolean, number>();
  return {
    id: job.resultFile,
    filename: 'step_metrics.csv',
    purpose: 'fine-tune-results',
    createdAt: finishedAt,
    expiresAt: null,
    uploaded: false,
    mediaType: (quirks) => (quirks.plainResults ? 'text/csv' : 'application/octet-stream'),
    size(quirks) {
      const size = sizes.get(quirks.plainResults) ?? contentOf(job, quirks).length;
      sizes.set(quirks.plainResults, size);
      return size;
    },
    open: (quirks) => Readable.from([Buffer.from(contentOf(job, quirks))]),
    dataset: () => null,
    discard: () => Promise.resolve(),
  };
}

/** Puts the result files of jobs that have succeeded by now among their organization's files. */
export function storeResults({ jobs, files }: Organization, now: number): void {
  for (const job of jobs.newestFirst()) {
    if (job.resultStored) continue;
    const current = stretchAt(job.life, now);
    if (current.status !== 'succeeded') continue;
    job.resultStored = true;
    files.add(resultFileOf(job, current.from));
  }
}
