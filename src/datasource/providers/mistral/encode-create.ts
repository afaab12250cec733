import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { withoutNulls } from '../../wire/without-nulls.ts';

/**
 * The body of a create call, after `JobIn` of Mistral's OpenAPI document. `hyperparameters` has to be there even when it holds
 * nothing, and a job whose `auto_start` isn't true waits, once it is validated, for somebody to start it.
 */
export const encodeCreate = ({
  model,
  trainingFile,
  validationFile,
  suffix,
  method,
  hyperparameters,
}: CreateJobRequest): JsonObject => {
  const epochs = (method?.hyperparameters ?? hyperparameters)?.nEpochs ?? null;
  return withoutNulls({
    model,
    job_type: 'completion',
    training_files: [{ file_id: trainingFile, weight: 1 }],
    validation_files: validationFile === null ? null : [validationFile],
    suffix,
    hyperparameters: typeof epochs === 'number' ? { epochs } : {},
    auto_start: true,
  });
};
