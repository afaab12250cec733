import type { Integration } from '../../../domain/integration.ts';
import type { FineTuningJob } from '../../../domain/job.ts';
import { isTerminal } from '../../../domain/job-status.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asList, asNumber, asObject, asText, asWhole } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import { reasonIn } from './decode-failure.ts';
import { decodeMethod } from './decode-method.ts';

const A_DAY = 24 * 60 * 60;

/**
 * Now and the seconds that are left "to the next state", which while it trains is the end of the training: Together estimates
 * no more than that. Nothing beyond a hundred days is an estimate.
 */
const estimatedFinish = (raw: JsonValue | undefined, now: number): Date | null => {
  const progress = asObject(raw);
  const left = asNumber(progress?.['seconds_remaining']) ?? 0;
  if (progress?.['estimate_available'] !== true || left <= 0 || left > 100 * A_DAY) return null;
  return new Date(now + left * 1000);
};

/** A run at Weights & Biases has an address. A project alone may be no more than the default. */
const integrationsOf = (job: JsonObject): readonly Integration[] => {
  const project = asText(job['wandb_project_name']);
  if (project === null || asText(job['wandb_url']) === null) return [];
  const name = asText(job['wandb_name']);
  return [{ kind: 'WANDB', type: 'wandb', project, entity: null, name, tags: [], runId: null }];
};

const positive = (count: number | null): number | null => (count !== null && count > 0 ? count : null);

/**
 * A job as Together sent it. Lists, and the answers to a create and a cancel, tell `suffix` and `random_seed`; a single job
 * doesn't, by the types of the SDK. Whatever is missing reads null. Inferred, because the documents don't say it: a job that is
 * over was last updated when it ended, and `model_output_name`, which is there from the start, names a model only once the job
 * has completed.
 *
 * @param now milliseconds since 1970.
 * @returns null when it is no job at all: no object, or one without an id.
 */
export const decodeJob = (raw: JsonValue, vocabulary: Vocabulary, now: number): FineTuningJob | null => {
  const job = asObject(raw);
  const id = asText(job?.['id']);
  if (job === null || id === null) return null;
  const rawStatus = asText(job['status']) ?? '';
  const status = vocabulary.status(rawStatus);
  return {
    id,
    createdAt: decodeTimestamp(job['created_at']) ?? new Date(0),
    status,
    rawStatus,
    model: asText(job['model']) ?? '',
    fineTunedModel: status === 'SUCCEEDED' ? asText(job['model_output_name']) : null,
    suffix: asText(job['suffix']),
    error: status === 'FAILED' ? reasonIn(asList(job['events']) ?? []) : null,
    finishedAt: isTerminal(status) ? decodeTimestamp(job['updated_at']) : null,
    estimatedFinish: status === 'RUNNING' ? estimatedFinish(job['progress'], now) : null,
    trainedTokens: positive(asWhole(job['token_count'])),
    seed: asWhole(job['random_seed']),
    organizationId: null,
    trainingFile: asText(job['training_file']) ?? '',
    validationFile: asText(job['validation_file']),
    resultFiles: [],
    method: decodeMethod(job, vocabulary),
    hyperparameters: null,
    integrations: integrationsOf(job),
    metadata: [],
  };
};
