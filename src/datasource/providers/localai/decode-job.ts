import type { FineTuningJob, FineTuningJobError } from '../../../domain/job.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asObject, asText, asWhole } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import { decodeLocalaiMethod } from './decode-method.ts';
import { withoutTokens } from './without-tokens.ts';

/**
 * A job as LocalAI sends it (core/schema/finetune.go). What was asked for stands in `config`, without what was left to the
 * server. Its `extra_options` may hold secrets, a Hugging Face token above all, so nothing of them is handed on but a DPO's
 * beta.
 *
 * A model has no name of its own before somebody has exported it, so a job that has succeeded mostly tells none. A failure
 * tells its reason in `message`, without a code. When a job ended, how many tokens it saw and its files are told nowhere.
 *
 * @returns null when it is no job at all: no object, or one without an id.
 */
export const decodeLocalaiJob = (raw: JsonValue, vocabulary: Vocabulary): FineTuningJob | null => {
  const job = asObject(raw);
  const id = asText(job?.['id']);
  if (job === null || id === null) return null;
  const config = asObject(job['config']) ?? {};
  const rawStatus = asText(job['status']) ?? '';
  const status = vocabulary.status(rawStatus);
  const method = asText(job['training_method']) ?? asText(config['training_method']) ?? '';
  return {
    id,
    createdAt: decodeTimestamp(job['created_at']) ?? new Date(0),
    status,
    rawStatus,
    model: asText(job['model']) ?? asText(config['model']) ?? '',
    fineTunedModel: job['export_status'] === 'completed' ? asText(job['export_model_name']) : null,
    suffix: null,
    error: status === 'FAILED' ? decodeJobError(job) : null,
    finishedAt: null,
    estimatedFinish: null,
    trainedTokens: null,
    seed: asWhole(config['seed']) || null,
    organizationId: null,
    trainingFile: asText(config['dataset_source']) ?? '',
    validationFile: null,
    resultFiles: [],
    method: decodeLocalaiMethod(method, config, optionsOf(job), vocabulary),
    hyperparameters: null,
    integrations: [],
    metadata: [],
  };
};

/** The free options of a job. The job has them itself, and so has what was asked for. */
export const optionsOf = (job: JsonObject): JsonObject => ({
  ...asObject(asObject(job['config'])?.['extra_options']),
  ...asObject(job['extra_options']),
});

const decodeJobError = (job: JsonObject): FineTuningJobError => ({
  code: 'unknown',
  message: withoutTokens(asText(job['message']) ?? 'The upstream gave no reason.'),
  param: null,
});
