import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import { checkpointsAfter, stageOf } from '../../jobs/progress.ts';
import type { Call } from '../../server/call.ts';
import type { Kind } from './kinds.ts';
import { nameOf } from './names.ts';
import { stateOf } from './state.ts';

/** RFC 3339 with as many digits as the moment was measured with: a creation in microseconds, an end in nanoseconds. */
const timeOf = (milliseconds: number, zeros: string): string =>
  new Date(milliseconds).toISOString().replace('Z', `${zeros}Z`);

const present = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null && value !== ''));

/** What is told of the run: at the top level of a supervised job, in `trainingConfig` of another. */
const trainingOf = (job: Job): object =>
  present({
    [String(job.extras['startsFrom'] ?? 'baseModel')]: job.model,
    outputModel: job.tunedModel,
    epochs: job.plan.epochs,
    learningRate: job.extras['learningRate'],
    loraRank: job.extras['loraRank'],
    batchSizeSamples: job.plan.batchSize,
  });

/** A healthy job says OK, without a message. */
function statusOf(job: Job, now: number): object {
  const { problem } = job.plan;
  const hasFailed = stretchAt(job.life, now).status === 'failed' && problem !== null;
  return hasFailed ? { code: 'INVALID_ARGUMENT', message: problem.message } : { code: 'OK' };
}

/** The key of the account stands among the rest, as in the reference's own example. */
function wandbOf(job: Job): unknown {
  const [integration] = job.integrations;
  if (integration === undefined) return job.extras['wandbConfig'];
  const { project, entity } = integration.wandb;
  return present({ enabled: true, apiKey: 'wandb-key-of-somebody', project, entity, runId: job.id });
}

function progressOf(job: Job, now: number): object | null {
  const { stepsDone } = stageOf(job, now);
  if (stepsDone === 0) return null;
  const percent = Math.floor((100 * stepsDone) / job.plan.steps);
  return { percent, epoch: Math.max(1, checkpointsAfter(job.plan, stepsDone)) };
}

/** An address of another host, which is nowhere. */
export const metricsAddress = (job: Job): string =>
  `https://storage.example.invalid/metrics/${job.id}.jsonl?signature=0123456789abcdef`;

/** What only jobs of one kind have. */
function ownFields(job: Job, kind: Kind, now: number): object {
  if (kind.method === 'supervised') {
    const progress = progressOf(job, now);
    return {
      ...trainingOf(job),
      updateTime: timeOf(stretchAt(job.life, now).from, ''),
      ...present({
        jobProgress: progress,
        metricsFileSignedUrl: progress && metricsAddress(job),
        estimatedCost: { currencyCode: 'USD', units: '2', nanos: 500_000_000 },
      }),
    };
  }
  const trainingConfig = trainingOf(job);
  if (kind.method === 'dpo') {
    const { beta } = job.plan.hyperparameters;
    return { trainingConfig, lossConfig: { method: job.extras['loss'] ?? 'DPO', dpo: { beta } } };
  }
  const evaluator = job.extras['evaluator'] ?? nameOf('evaluators', 'workshop-answers');
  return { trainingConfig, evaluator, lossConfig: { method: 'GRPO' } };
}

/** The job as its collection shows it: types of the Python SDK, and the API reference's examples. */
export function presentJob(job: Job, kind: Kind, { now }: Call): object {
  const current = stretchAt(job.life, now);
  return {
    ...present({
      name: nameOf(kind.collection, job.id),
      displayName: job.seeded ? job.suffix : job.extras['displayName'],
      createTime: timeOf(job.createdAt, '000'),
      completedTime: isTerminal(current.status) ? timeOf(current.from, '000000') : null,
      dataset: nameOf('datasets', job.trainingFile),
      evaluationDataset: job.validationFile && nameOf('datasets', job.validationFile),
      createdBy: 'somebody@example.com',
      wandbConfig: wandbOf(job),
    }),
    state: stateOf(job, now),
    status: statusOf(job, now),
    ...ownFields(job, kind, now),
  };
}
