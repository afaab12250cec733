import type { Integration } from '../../../domain/integration.ts';
import type { FineTuningJob, FineTuningJobError } from '../../../domain/job.ts';
import type { JobStatus } from '../../../domain/job-status.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import { type Collection, jobIdAt } from './collections.ts';
import { decodeMethod, trainingOf } from './decode-method.ts';
import { accountOf, idOf, seenFrom } from './resource-names.ts';
import { bareState } from './statuses.ts';

/** With what jobs are read. */
export interface JobReading {
  readonly vocabulary: Vocabulary;
  /** Whose they are; null where only they tell. */
  readonly account: string | null;
}

/**
 * A job as Fireworks sent it. It never throws.
 *
 * A suffix is the job's display name, which is what this service makes of one. The model's name stands in a job from its
 * beginning, so it counts only once there is a model. Fireworks tells neither trained tokens nor a time of finishing, and of
 * progress a share alone, without steps.
 *
 * @returns null when it is no job at all: no object, or one without a name.
 */
export const decodeJob = (
  raw: JsonValue,
  collection: Collection,
  { vocabulary, account }: JobReading,
): FineTuningJob | null => {
  const job = asObject(raw);
  const name = asText(job?.['name']);
  if (job === null || name === null || idOf(name) === '') return null;
  const owner = accountOf(name);
  const seen = (value: JsonValue | undefined): string | null => {
    const found = asText(value);
    return found === null ? null : seenFrom(account ?? owner, found);
  };
  const training = trainingOf(job, collection);
  const rawStatus = asText(job['state']) ?? '';
  const status = vocabulary.status(rawStatus);
  return {
    id: jobIdAt({ collection, id: idOf(name) }),
    createdAt: decodeTimestamp(job['createTime']) ?? new Date(0),
    status,
    rawStatus,
    model: asText(training['baseModel']) ?? asText(training['warmStartFrom']) ?? '',
    fineTunedModel: status === 'SUCCEEDED' ? asText(training['outputModel']) : null,
    suffix: asText(job['displayName']),
    error: decodeError(job['status'], status, rawStatus),
    finishedAt: decodeTimestamp(job['completedTime']),
    estimatedFinish: null,
    trainedTokens: null,
    seed: null,
    organizationId: owner,
    trainingFile: seen(job['dataset']) ?? '',
    validationFile: seen(job['evaluationDataset']),
    resultFiles: [],
    method: decodeMethod(job, collection),
    hyperparameters: null,
    integrations: decodeIntegrations(job['wandbConfig']),
    metadata: [],
  };
};

/** What a state says by itself of an end that is no success. */
const REASONS: ReadonlyMap<string, string> = new Map([
  [
    'EARLY_STOPPED',
    'Fireworks stopped the training early, because a whole epoch showed no improvement. Look there whether a model was kept.',
  ],
  ['EXPIRED', 'The job ran out of its time before it was done.'],
]);

/** Fireworks says OK of a healthy job, and puts its word for the end of a cancelled one where others have an error. */
const decodeError = (
  raw: JsonValue | undefined,
  status: JobStatus,
  rawStatus: string,
): FineTuningJobError | null => {
  const told = asObject(raw);
  const word = asText(told?.['code']);
  const code = word === 'OK' || word === 'CANCELLED' ? null : word;
  const state = bareState(rawStatus);
  const reason = REASONS.get(state);
  const message = (status === 'FAILED' || code !== null ? asText(told?.['message']) : null) ?? reason ?? null;
  if (code === null && message === null) return null;
  return {
    code: code ?? (reason === undefined ? 'unknown' : state),
    message: message ?? 'Fireworks gave no reason.',
    param: null,
  };
};

/** A run at Weights and Biases. The key of the account there stands beside it, and is never read. */
const decodeIntegrations = (raw: JsonValue | undefined): readonly Integration[] => {
  const wandb = asObject(raw);
  const project = asText(wandb?.['project']);
  if (wandb === null || project === null || wandb['enabled'] === false) return [];
  const { entity, runId } = wandb;
  return [
    {
      kind: 'WANDB',
      type: 'wandb',
      project,
      entity: asText(entity),
      name: null,
      tags: [],
      runId: asText(runId),
    },
  ];
};
