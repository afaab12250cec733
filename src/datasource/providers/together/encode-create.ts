import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { withoutNulls } from '../../wire/without-nulls.ts';

const MOST_EVALUATIONS = 100;

const trainingMethod = ({ method }: CreateJobRequest): JsonObject | null => {
  switch (method?.type) {
    // The type of the SDK requires the second field; "auto" is what the reference sends.
    case 'SUPERVISED':
      return { method: 'sft', train_on_inputs: 'auto' };
    case 'DPO':
      return withoutNulls({ method: 'dpo', dpo_beta: method.hyperparameters.beta });
    default:
      return null;
  }
};

/** A validation file is read only as often as `n_evals` says, which is 0 unless it is set: once an epoch, then. */
const evaluations = ({ validationFile }: CreateJobRequest, nEpochs: unknown): number | null =>
  validationFile === null ? null : Math.min(MOST_EVALUATIONS, typeof nEpochs === 'number' ? nEpochs : 1);

/**
 * The body of a create call: https://docs.together.ai/reference/post-fine-tunes. What wasn't asked for isn't in it, so that
 * Together's own defaults hold: LoRA, one epoch, the largest batch.
 */
export const encodeCreate = (request: CreateJobRequest): JsonObject => {
  const hyperparameters = request.method?.hyperparameters ?? request.hyperparameters;
  return withoutNulls({
    model: request.model,
    training_file: request.trainingFile,
    validation_file: request.validationFile,
    n_evals: evaluations(request, hyperparameters?.nEpochs),
    suffix: request.suffix,
    random_seed: request.seed,
    n_epochs: hyperparameters?.nEpochs,
    batch_size: hyperparameters?.batchSize,
    training_method: trainingMethod(request),
  });
};
