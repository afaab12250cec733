import type { OpenAI } from 'openai';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { WandbIntegration } from '../../domain/integration.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Metadata } from '../../domain/metadata.ts';
import { encodeGrader } from './encode-grader.ts';
import {
  encodeDpoHyperparameters,
  encodeReinforcementHyperparameters,
  encodeSupervisedHyperparameters,
} from './encode-hyperparameters.ts';
import { withoutNulls } from './without-nulls.ts';

type Method = NonNullable<CreateJobRequest['method']>;

/** An object with nothing in it says nothing, so it isn't sent. */
const unlessEmpty = (object: JsonObject): JsonObject | null =>
  Object.keys(object).length > 0 ? object : null;

const encodeMethod = (method: Method): JsonObject => {
  switch (method.type) {
    case 'SUPERVISED': {
      const hyperparameters = unlessEmpty(encodeSupervisedHyperparameters(method.hyperparameters));
      return withoutNulls({ type: 'supervised', supervised: hyperparameters && { hyperparameters } });
    }
    case 'DPO': {
      const hyperparameters = unlessEmpty(encodeDpoHyperparameters(method.hyperparameters));
      return withoutNulls({ type: 'dpo', dpo: hyperparameters && { hyperparameters } });
    }
    case 'REINFORCEMENT': {
      const hyperparameters = unlessEmpty(encodeReinforcementHyperparameters(method.hyperparameters));
      const grader = method.grader && encodeGrader(method.grader);
      return { type: 'reinforcement', reinforcement: withoutNulls({ grader, hyperparameters }) };
    }
  }
};

const encodeIntegration = ({ type, project, entity, name, tags }: WandbIntegration): JsonObject => ({
  type,
  wandb: withoutNulls({ project, entity, name, tags: tags.length > 0 ? tags : null }),
});

const encodeMetadata = (metadata: Metadata): JsonObject =>
  Object.fromEntries(metadata.map(({ key, value }) => [key, value]));

/** The body of a create call. What wasn't asked for isn't in it: upstreams refuse null. */
export const encodeCreateJob = (request: CreateJobRequest): JsonObject =>
  withoutNulls({
    model: request.model,
    training_file: request.trainingFile,
    validation_file: request.validationFile,
    suffix: request.suffix,
    seed: request.seed,
    method: request.method && encodeMethod(request.method),
    hyperparameters:
      request.hyperparameters && unlessEmpty(encodeSupervisedHyperparameters(request.hyperparameters)),
    integrations: request.integrations.length > 0 ? request.integrations.map(encodeIntegration) : null,
    metadata: unlessEmpty(encodeMetadata(request.metadata)),
  } satisfies { readonly [Name in keyof OpenAI.FineTuning.JobCreateParams]: unknown });
