import type { SupervisedHyperparameters } from '../../../domain/hyperparameters.ts';
import type { Integration } from '../../../domain/integration.ts';
import type { FineTuningJob, FineTuningJobError } from '../../../domain/job.ts';
import { isTerminal } from '../../../domain/job-status.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import type { Method } from '../../../domain/method.ts';
import { decodeOptionalTime, decodeTime } from '../../wire/decode-time.ts';
import { asList, asNumber, asObject, asRawJson, asText, asWhole } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import { failureReason } from './failure-reason.ts';

/** Null for what isn't a whole number: `epochs` may be a fraction, and is worked out of the steps where nobody chose it. */
const decodeHyperparameters = (raw: JsonValue | undefined): SupervisedHyperparameters => ({
  batchSize: null,
  learningRateMultiplier: null,
  nEpochs: asWhole(asObject(raw)?.['epochs']),
});

/** What a job trains: completions, or a classifier, of which this service knows no more than that. */
const decodeMethod = (
  { job_type: rawType, classifier_targets: targets }: JsonObject,
  hyperparameters: SupervisedHyperparameters,
  vocabulary: Vocabulary,
): Method => {
  const word = asText(rawType);
  const type = word === null ? 'SUPERVISED' : vocabulary.method(word);
  if (type === 'SUPERVISED' || word === null) return { type: 'SUPERVISED', hyperparameters };
  const raw = { job_type: word, ...(targets ? { classifier_targets: asRawJson(targets) } : {}) };
  return { type: 'UNKNOWN', rawType: word, raw, hyperparameters };
};

/** Flat, and in a job without the key that it was asked for with. Of one that isn't known, only its type is told. */
const decodeIntegration = (raw: JsonObject): Integration => {
  const type = asText(raw['type']) ?? '';
  const project = asText(raw['project']);
  if (type !== 'wandb' || project === null) return { kind: 'OTHER', type, raw: {} };
  const name = asText(raw['name']) ?? asText(raw['run_name']);
  return { kind: 'WANDB', type, project, entity: null, name, tags: [], runId: null };
};

/** A job has no field for why it failed; where that stands is documented nowhere. */
const decodeError = (job: JsonObject, rawStatus: string): FineTuningJobError => ({
  code: rawStatus,
  message: failureReason(job['events']) ?? 'Mistral gave no reason.',
  param: null,
});

/** The first of a list of file ids: a job made by others may have several, of which there is no place to tell. */
const firstFile = (raw: JsonValue | undefined): string | null => asText(asList(raw)?.[0]);

/**
 * When a job will end: told as a start and a duration, both of them estimates. Null unless both are there.
 */
const estimatedFinish = (metadata: JsonObject | null): Date | null => {
  const start = asNumber(metadata?.['estimated_start_time']);
  const duration = asNumber(metadata?.['expected_duration_seconds']);
  return start === null || duration === null ? null : decodeOptionalTime(start + duration);
};

/**
 * A job as Mistral sent it, alone or in a list, after `CompletionJobOut` of its OpenAPI document. Its `metadata` is Mistral's
 * own estimate of time and cost, no client's pairs. There is no time of its end: `modified_at` of a job that has ended is
 * taken for it, which in the documented job is the second of its last change of status (that it is so for all is inferred).
 *
 * @returns null when it is no job at all: no object, or one without an id.
 */
export const decodeJob = (raw: JsonValue, vocabulary: Vocabulary): FineTuningJob | null => {
  const job = asObject(raw);
  const id = asText(job?.['id']);
  if (job === null || id === null) return null;
  const rawStatus = asText(job['status']) ?? '';
  const status = vocabulary.status(rawStatus);
  const hyperparameters = decodeHyperparameters(job['hyperparameters']);
  return {
    id,
    createdAt: decodeTime(job['created_at']) ?? new Date(0),
    status,
    rawStatus,
    model: asText(job['model']) ?? '',
    fineTunedModel: asText(job['fine_tuned_model']),
    suffix: asText(job['suffix']),
    error: status === 'FAILED' ? decodeError(job, rawStatus) : null,
    finishedAt: isTerminal(status) ? decodeOptionalTime(job['modified_at']) : null,
    estimatedFinish: isTerminal(status) ? null : estimatedFinish(asObject(job['metadata'])),
    trainedTokens: asWhole(job['trained_tokens']),
    seed: null,
    organizationId: null,
    trainingFile: firstFile(job['training_files']) ?? '',
    validationFile: firstFile(job['validation_files']),
    resultFiles: [],
    method: decodeMethod(job, hyperparameters, vocabulary),
    hyperparameters,
    integrations: (asList(job['integrations']) ?? [])
      .map(asObject)
      .filter((integration) => integration !== null)
      .map(decodeIntegration),
    metadata: [],
  };
};
