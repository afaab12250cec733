import type { AutoOrNumber, ReasoningEffort } from '../domain/hyperparameters.ts';
import type { JsonValue } from '../domain/json.ts';
import type { MetadataEntry } from '../domain/metadata.ts';

/** The inputs of `createFineTuningJob` as GraphQL hands them over: absent and null mean the same. */
type Optional<Value> = Value | null | undefined;

export interface SupervisedHyperparametersInput {
  readonly batchSize?: AutoOrNumber | undefined;
  readonly learningRateMultiplier?: AutoOrNumber | undefined;
  readonly nEpochs?: AutoOrNumber | undefined;
}

export interface DpoHyperparametersInput extends SupervisedHyperparametersInput {
  readonly beta?: AutoOrNumber | undefined;
}

export interface ReinforcementHyperparametersInput extends SupervisedHyperparametersInput {
  readonly computeMultiplier?: AutoOrNumber | undefined;
  readonly evalInterval?: AutoOrNumber | undefined;
  readonly evalSamples?: AutoOrNumber | undefined;
  readonly reasoningEffort?: Optional<ReasoningEffort>;
}

export interface StringCheckGraderInput {
  readonly name: string;
  readonly input: string;
  readonly reference: string;
  readonly operation: string;
}

export interface TextSimilarityGraderInput {
  readonly name: string;
  readonly input: string;
  readonly reference: string;
  readonly evaluationMetric: string;
}

export interface PythonGraderInput {
  readonly name: string;
  readonly source: string;
  readonly imageTag?: Optional<string>;
}

export interface GraderMessageInput {
  readonly role: string;
  readonly content: NonNullable<JsonValue>;
}

export interface ScoreModelGraderInput {
  readonly name: string;
  readonly model: string;
  readonly input: readonly GraderMessageInput[];
  readonly range?: Optional<readonly number[]>;
  readonly samplingParams?: Optional<NonNullable<JsonValue>>;
}

export interface NamedGraderInput {
  readonly name: string;
  readonly grader: GraderInput;
}

export interface MultiGraderInput {
  readonly name: string;
  readonly calculateOutput: string;
  readonly graders: readonly NamedGraderInput[];
}

/** Exactly one of its fields. */
export interface GraderInput {
  readonly stringCheck?: Optional<StringCheckGraderInput>;
  readonly textSimilarity?: Optional<TextSimilarityGraderInput>;
  readonly python?: Optional<PythonGraderInput>;
  readonly scoreModel?: Optional<ScoreModelGraderInput>;
  readonly multi?: Optional<MultiGraderInput>;
  readonly raw?: Optional<NonNullable<JsonValue>>;
}

/** Exactly one of its fields. */
export interface MethodInput {
  readonly supervised?: Optional<{ readonly hyperparameters?: Optional<SupervisedHyperparametersInput> }>;
  readonly dpo?: Optional<{ readonly hyperparameters?: Optional<DpoHyperparametersInput> }>;
  readonly reinforcement?: Optional<{
    readonly grader: GraderInput;
    readonly hyperparameters?: Optional<ReinforcementHyperparametersInput>;
  }>;
}

export interface WandbIntegrationInput {
  readonly project: string;
  readonly entity?: Optional<string>;
  readonly name?: Optional<string>;
  readonly tags?: Optional<readonly string[]>;
}

/** Exactly one of its fields. */
export interface IntegrationInput {
  readonly wandb?: Optional<WandbIntegrationInput>;
}

export interface CreateFineTuningJobInput {
  readonly model: string;
  readonly trainingFile: string;
  readonly validationFile?: Optional<string>;
  readonly suffix?: Optional<string>;
  readonly seed?: Optional<number>;
  readonly method?: Optional<MethodInput>;
  readonly hyperparameters?: Optional<SupervisedHyperparametersInput>;
  readonly integrations?: Optional<readonly IntegrationInput[]>;
  readonly metadata?: Optional<readonly MetadataEntry[]>;
  readonly idempotencyKey?: Optional<string>;
}
