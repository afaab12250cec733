import type { CreateJobRequest } from '../../../domain/create-job.ts';
import type { JsonObject } from '../../../domain/json.ts';
import type { DpoMethod, SupervisedMethod } from '../../../domain/method.ts';
import { NotSupported } from '../../../domain/not-supported.ts';
import { withoutNulls } from '../../wire/without-nulls.ts';
import { type Collection, DPO, SUPERVISED } from './collections.ts';
import type { CreateNames } from './create-names.ts';
import { nameIn } from './resource-names.ts';

/** A request for a new job. */
export interface EncodedCreate {
  readonly collection: Collection;
  readonly body: JsonObject;
}

/**
 * The body of a create call: https://docs.fireworks.ai/api-reference/create-supervised-fine-tuning-job, and for preferences
 * `DpoJobCreateParams` of Fireworks' Python SDK. `batchSize` there counts tokens, `batchSizeSamples` what we call a batch. Its
 * documents disagree on what a DPO job without `lossConfig.method` does, so the method is always told.
 *
 * @throws NotSupported for a DPO job with a validation file.
 */
export const encodeCreate = (
  request: CreateJobRequest,
  { modelId }: CreateNames,
  account: string | null,
): EncodedCreate => {
  const outputModel = modelId && nameIn(account, 'models', modelId);
  const dataset = nameIn(account, 'datasets', request.trainingFile);
  const displayName = request.suffix;
  if (request.method?.type === 'DPO') {
    if (request.validationFile !== null) throw noValidation();
    const trainingConfig = {
      baseModel: request.model,
      outputModel,
      ...sizes(request.method.hyperparameters),
    };
    return {
      collection: DPO,
      body: withoutNulls({
        dataset,
        displayName,
        trainingConfig: withoutNulls(trainingConfig),
        lossConfig: withoutNulls({ method: 'DPO', dpo: betaOf(request.method) }),
      }),
    };
  }
  const evaluationDataset = request.validationFile && nameIn(account, 'datasets', request.validationFile);
  return {
    collection: SUPERVISED,
    body: withoutNulls({
      baseModel: request.model,
      dataset,
      evaluationDataset,
      displayName,
      outputModel,
      ...sizes(request.method?.hyperparameters ?? request.hyperparameters),
    }),
  };
};

type Sizes = Pick<SupervisedMethod['hyperparameters'], 'nEpochs' | 'batchSize'>;

const sizes = (given: Sizes | null): { readonly [name: string]: number | string | null } => ({
  epochs: given?.nEpochs ?? null,
  batchSizeSamples: given?.batchSize ?? null,
});

const betaOf = ({ hyperparameters: { beta } }: DpoMethod): JsonObject | null =>
  beta === null ? null : { beta };

const noValidation = (): NotSupported =>
  new NotSupported('Fireworks does not take this input.', [
    {
      message: 'A DPO job at Fireworks takes no `validationFile`; leave it out.',
      path: ['validationFile'],
    },
  ]);
