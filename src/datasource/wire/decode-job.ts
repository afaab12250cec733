import type { OpenAI } from 'openai';
import type { FineTuningJob, FineTuningJobError } from '../../domain/job.ts';
import type { JsonValue } from '../../domain/json.ts';
import { decodeSupervisedHyperparameters } from './decode-hyperparameters.ts';
import { decodeIntegrations } from './decode-integrations.ts';
import { decodeMetadata } from './decode-metadata.ts';
import { decodeMethod } from './decode-method.ts';
import { decodeOptionalTime, decodeTime } from './decode-time.ts';
import { asList, asObject, asText, asWhole } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The documented job, and what real answers add to it. */
type WireJob = OpenAI.FineTuning.FineTuningJob & {
  user_provided_suffix: string | null;
  suffix: string | null;
};

type JobBody = { readonly [Name in keyof WireJob]?: JsonValue };

/** A healthy job's error is null, `{}` or an object of nulls: no code and no message means no error. */
const decodeJobError = (raw: JsonValue | undefined): FineTuningJobError | null => {
  const error = asObject(raw);
  const code = asText(error?.['code']);
  const message = asText(error?.['message']);
  if (code === null && message === null) return null;
  return {
    code: code ?? 'unknown',
    message: message ?? 'The upstream gave no reason.',
    param: asText(error?.['param']),
  };
};

/**
 * A job as the upstream sent it, made of whatever it holds: an absent or unreadable field reads null, or empty where null is
 * no answer. It never throws.
 *
 * @returns null when it is no job at all: no object, or one without an id.
 */
export const decodeJob = (raw: JsonValue, vocabulary: Vocabulary): FineTuningJob | null => {
  const job: JobBody | null = asObject(raw);
  const id = asText(job?.id);
  if (job === null || id === null) return null;
  const rawStatus = asText(job.status) ?? '';
  const hyperparameters = asObject(job.hyperparameters);
  return {
    id,
    createdAt: decodeTime(job.created_at) ?? new Date(0),
    status: vocabulary.status(rawStatus),
    rawStatus,
    model: asText(job.model) ?? '',
    fineTunedModel: asText(job.fine_tuned_model),
    suffix: asText(job.user_provided_suffix) ?? asText(job.suffix),
    error: decodeJobError(job.error),
    finishedAt: decodeOptionalTime(job.finished_at),
    estimatedFinish: decodeOptionalTime(job.estimated_finish),
    trainedTokens: asWhole(job.trained_tokens),
    seed: asWhole(job.seed),
    organizationId: asText(job.organization_id),
    trainingFile: asText(job.training_file) ?? '',
    validationFile: asText(job.validation_file),
    resultFiles: (asList(job.result_files) ?? []).filter(
      (file) => asText(file) !== null,
    ) as readonly string[],
    method: decodeMethod(job.method, hyperparameters, vocabulary),
    hyperparameters: hyperparameters && decodeSupervisedHyperparameters(hyperparameters),
    integrations: decodeIntegrations(job.integrations),
    metadata: decodeMetadata(job.metadata),
  };
};
