import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { AutoOrNumber } from '../../../domain/hyperparameters.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { NotSupported } from '../../../domain/not-supported.ts';
import type { CreateTag } from '../../creation/create-tag.ts';
import { withoutNulls } from '../../wire/without-nulls.ts';
import { encodeJobTag } from './job-tag.ts';

/**
 * The body of a new job (core/schema/finetune.go). The training file is the path that the upload of a dataset answered, or the
 * name of a dataset at Hugging Face. Which backend trains, and everything else, is left to the server. Numbers are its `int32`,
 * but in `extra_options` all values are texts.
 *
 * @throws NotSupported for the seed 0: that is how LocalAI writes "no seed", so another one would be taken without a word.
 */
export const encodeLocalaiCreate = (request: CreateJobRequest, tag: CreateTag | null): JsonObject => {
  const { model, trainingFile, seed, method } = request;
  if (seed === 0) {
    const message =
      'To LocalAI the `seed` 0 means that none was chosen, and it takes its own. Choose 1 or more, or leave it out.';
    throw new NotSupported('LocalAI does not take this input.', [{ message, path: ['seed'] }]);
  }
  const hyperparameters = method?.hyperparameters ?? request.hyperparameters;
  const beta = method?.type === 'DPO' ? numeric(method.hyperparameters.beta) : null;
  const options = {
    ...(beta === null ? {} : { beta: String(beta) }),
    ...(tag === null ? {} : encodeJobTag(tag)),
  };
  return withoutNulls({
    model,
    dataset_source: trainingFile,
    training_method: method?.type === 'DPO' ? 'dpo' : 'sft',
    num_epochs: numeric(hyperparameters?.nEpochs ?? null),
    batch_size: numeric(hyperparameters?.batchSize ?? null),
    seed,
    extra_options: Object.keys(options).length > 0 ? options : null,
  });
};

/** LocalAI has no word for "auto": it is left out, which means the same. */
const numeric = (value: AutoOrNumber): number | null => (value === 'auto' ? null : value);
