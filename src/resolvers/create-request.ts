import type { CreateJobRequest } from '../domain/create-job.ts';
import type { Grader } from '../domain/grader.ts';
import type {
  DpoHyperparameters,
  ReinforcementHyperparameters,
  SupervisedHyperparameters,
} from '../domain/hyperparameters.ts';
import type { WandbIntegration } from '../domain/integration.ts';
import type { JsonObject } from '../domain/json.ts';
import type {
  CreateFineTuningJobInput,
  DpoHyperparametersInput,
  GraderInput,
  IntegrationInput,
  MethodInput,
  ReinforcementHyperparametersInput,
  SupervisedHyperparametersInput,
} from './create-input.ts';

/** What a validated input asks for, in the domain's words. */
export const createRequestOf = (input: CreateFineTuningJobInput): CreateJobRequest => ({
  model: input.model,
  trainingFile: input.trainingFile,
  validationFile: input.validationFile ?? null,
  suffix: input.suffix ?? null,
  seed: input.seed ?? null,
  method: input.method ? methodOf(input.method) : null,
  hyperparameters: input.hyperparameters ? supervised(input.hyperparameters) : null,
  integrations: (input.integrations ?? []).flatMap(integrationOf),
  metadata: input.metadata ?? [],
});

const methodOf = ({ supervised: plain, dpo: preference, reinforcement: graded }: MethodInput) => {
  if (plain) return { type: 'SUPERVISED', hyperparameters: supervised(plain.hyperparameters) } as const;
  if (preference) return { type: 'DPO', hyperparameters: dpo(preference.hyperparameters) } as const;
  if (!graded) return null;
  return {
    type: 'REINFORCEMENT',
    hyperparameters: reinforcement(graded.hyperparameters),
    grader: graderOf(graded.grader),
  } as const;
};

const supervised = (input: SupervisedHyperparametersInput | null | undefined): SupervisedHyperparameters => ({
  batchSize: input?.batchSize ?? null,
  learningRateMultiplier: input?.learningRateMultiplier ?? null,
  nEpochs: input?.nEpochs ?? null,
});

const dpo = (input: DpoHyperparametersInput | null | undefined): DpoHyperparameters => ({
  ...supervised(input),
  beta: input?.beta ?? null,
});

const reinforcement = (
  input: ReinforcementHyperparametersInput | null | undefined,
): ReinforcementHyperparameters => ({
  ...supervised(input),
  computeMultiplier: input?.computeMultiplier ?? null,
  evalInterval: input?.evalInterval ?? null,
  evalSamples: input?.evalSamples ?? null,
  reasoningEffort: input?.reasoningEffort ?? null,
});

/** Validation has seen to it that exactly one field is there, and that `raw` is an object with a type. */
const graderOf = (input: GraderInput): Grader => {
  const { stringCheck, textSimilarity, python, scoreModel, multi, raw } = input;
  if (stringCheck) return { kind: 'STRING_CHECK', type: 'string_check', ...stringCheck };
  if (textSimilarity) return { kind: 'TEXT_SIMILARITY', type: 'text_similarity', ...textSimilarity };
  if (python) return { kind: 'PYTHON', type: 'python', ...python, imageTag: python.imageTag ?? null };
  if (scoreModel) {
    return {
      kind: 'SCORE_MODEL',
      type: 'score_model',
      ...scoreModel,
      range: scoreModel.range ?? null,
      samplingParams: scoreModel.samplingParams ?? null,
    };
  }
  if (multi) {
    const graders = multi.graders.map(({ name, grader }) => ({ name, grader: graderOf(grader) }));
    return { kind: 'MULTI', type: 'multi', ...multi, graders };
  }
  const { type, name } = raw as JsonObject;
  return {
    kind: 'OTHER',
    type: String(type),
    name: typeof name === 'string' ? name : null,
    raw: raw ?? null,
  };
};

const integrationOf = ({ wandb }: IntegrationInput): WandbIntegration[] => {
  if (!wandb) return [];
  const { project, entity, name, tags } = wandb;
  return [
    {
      kind: 'WANDB',
      type: 'wandb',
      project,
      entity: entity ?? null,
      name: name ?? null,
      tags: tags ?? [],
      runId: null,
    },
  ];
};
