/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What to train, and on what. Not every provider takes every optional field, and some take less: `fineTuningCapabilities` tells which. What this one does not take is a user error at its field. */
export type CreateFineTuningJobInput = {
  /**
   * What to tune by, in the older form. Not together with `method`.
   * @deprecated Use method.
   */
  hyperparameters?: SupervisedHyperparametersInput | null | undefined;
  /** Chosen by the client for this one job, 1 to 255 characters. Sent again with the same input, it answers the same job, also after OUTCOME_UNKNOWN or a restart. Absent: the service makes one, where `metadata` has at most 14 pairs. */
  idempotencyKey?: string | null | undefined;
  /** At most 5 services to send the job's metrics to. */
  integrations?: Array<FineTuningIntegrationInput> | null | undefined;
  /** At most 16 pairs, 14 with an `idempotencyKey`; keys 1 to 64 characters and different, values to 512. `tunegraph_key` and `tunegraph_input` are the service's own. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** How to train. Absent: supervised. */
  method?: MethodInput | null | undefined;
  /** The base model, such as `gpt-4o-mini-2024-07-18`. */
  model: string;
  /** 0 to 2147483647. Absent: the upstream chooses. */
  seed?: number | null | undefined;
  /** 1 to 64 characters; becomes part of the new model's name. */
  suffix?: string | null | undefined;
  /** The id of an uploaded file with the purpose `fine-tune`. */
  trainingFile: string;
  /** The id of a second file, to measure on. It holds none of the training data. */
  validationFile?: string | null | undefined;
};

/** Hyperparameters of direct preference optimisation. */
export type DpoHyperparametersInput = {
  /** Examples in a batch, 1 to 256. Absent or `"auto"`: the upstream chooses. */
  batchSize?: number | 'auto' | null | undefined;
  /** Weight of the penalty for leaving the reference model, above 0 to 2. Absent or `"auto"`: the upstream chooses. */
  beta?: number | 'auto' | null | undefined;
  /** Scales the learning rate; above 0. Absent or `"auto"`: the upstream chooses. */
  learningRateMultiplier?: number | 'auto' | null | undefined;
  /** Passes through the training data, 1 to 50. Absent or `"auto"`: the upstream chooses. */
  nEpochs?: number | 'auto' | null | undefined;
};

/** Direct preference optimisation: train on pairs of a better and a worse answer. */
export type DpoMethodInput = {
  /** Absent: the upstream chooses all of them. */
  hyperparameters?: DpoHyperparametersInput | null | undefined;
};

/** A field of CreateFineTuningJobInput that not every provider takes, by its name there. */
export type FineTuningCreateField =
  /** Services to send the job's metrics to. */
  | 'integrations'
  /** Pairs that stay with the job. */
  | 'metadata'
  /** What chance begins with. */
  | 'seed'
  /** A part of the new model's name. */
  | 'suffix'
  /** A second file, to measure on. */
  | 'validationFile';

/** What holds when the answer to a create is lost. */
export type FineTuningCreateGuarantee =
  /** The provider keeps no trace of a key, so the request is sent once, whatever happens. Who asks again with the same key is told OUTCOME_UNKNOWN: look in the list of jobs. */
  | 'NEVER_RESENT'
  /** Ask again with the same key: the job is found by a trace that it carries, or made if there is none. Never are there two. */
  | 'ONCE_PER_KEY';

/** How grave a line of the log is. */
export type FineTuningEventLevel =
  /** Something that went wrong. */
  | 'ERROR'
  /** The usual course of things. */
  | 'INFO'
  /** A word that this service does not know yet. */
  | 'UNKNOWN'
  /** Something that may need a look. */
  | 'WARN';

/** What a line of the log is about. */
export type FineTuningEventType =
  /** A text for people. */
  | 'MESSAGE'
  /** A training step's numbers; `metrics` holds them. */
  | 'METRICS'
  /** A word that this service does not know yet. */
  | 'UNKNOWN';

/** A hyperparameter, by its name in the inputs. */
export type FineTuningHyperparameter =
  /** Examples in a batch. */
  | 'batchSize'
  /** Weight of the penalty for leaving the reference model. */
  | 'beta'
  /** Scales the compute spent on exploring. */
  | 'computeMultiplier'
  /** Training steps between two evaluations. */
  | 'evalInterval'
  /** Samples of an evaluation. */
  | 'evalSamples'
  /** Scales the learning rate. */
  | 'learningRateMultiplier'
  /** Passes through the training data. */
  | 'nEpochs'
  /** How much the model thinks. */
  | 'reasoningEffort';

/** Exactly one of its fields. */
export type FineTuningIntegrationInput =
  {   /** Weights and Biases. */
  wandb: WandbIntegrationInput; };

/** Which jobs to list. A job must fit every field that is given; an absent field fits all. */
export type FineTuningJobFilter = {
  /** Created later than this. */
  createdAfter?: string | null | undefined;
  /** Created earlier than this. */
  createdBefore?: string | null | undefined;
  /** All of these pairs, exactly. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** The base model, exactly. */
  model?: string | null | undefined;
  /** Any of these. An empty list fits none. */
  status?: Array<JobStatus> | null | undefined;
};

/** Something that not every provider can be asked for. */
export type FineTuningOperation =
  /** `cancelFineTuningJob`. */
  | 'CANCEL_JOB'
  /** `createFineTuningJob`. */
  | 'CREATE_JOB'
  /** `deleteFineTuningFile`. */
  | 'DELETE_FILE'
  /** `FineTuningJob.checkpoints`. */
  | 'LIST_CHECKPOINTS'
  /** `FineTuningJob.events` and `fineTuningJobEventAdded`. */
  | 'LIST_EVENTS'
  /** `fineTuningFiles`. */
  | 'LIST_FILES'
  /** `fineTuningJobs` and `fineTuningJobsStatusChanged`. */
  | 'LIST_JOBS'
  /** `pauseFineTuningJob`. */
  | 'PAUSE_JOB'
  /** `FineTuningJob.trainingMetrics`. */
  | 'READ_TRAINING_METRICS'
  /** `resumeFineTuningJob`. */
  | 'RESUME_JOB'
  /** `uploadFineTuningFile`. */
  | 'UPLOAD_FILE';

/** What kind of problem it is. */
export type FineTuningUserErrorCode =
  /** Two fields that exclude each other. */
  | 'CONFLICTING_FIELDS'
  /** Stands there twice where once is allowed. */
  | 'DUPLICATE'
  /** Other input came under this key before. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Not one of the values or shapes that are allowed. */
  | 'INVALID'
  /** The job's status does not allow it. */
  | 'INVALID_STATE'
  /** Nothing has this id, or the caller cannot see it. */
  | 'NOT_FOUND'
  /** This provider can't do it, or takes no such input. */
  | 'NOT_SUPPORTED'
  /** It may or may not have happened; ask again with the same key, where there is one. */
  | 'OUTCOME_UNKNOWN'
  /** Missing or empty. */
  | 'REQUIRED'
  /** A number, or a file, above what is allowed. */
  | 'TOO_LARGE'
  /** A text with too many characters. */
  | 'TOO_LONG'
  /** A list with too many items. */
  | 'TOO_MANY'
  /** A text with too few characters. */
  | 'TOO_SHORT'
  /** A number below what is allowed. */
  | 'TOO_SMALL'
  /** Refused by the upstream, in its words. */
  | 'UPSTREAM_REJECTED';

/** Exactly one of its fields; `raw` is for kinds that this service does not know yet. */
export type GraderInput =
  {   /** Make one score of several. */
  multi: MultiGraderInput; python?: never; raw?: never; scoreModel?: never; stringCheck?: never; textSimilarity?: never; }
  |  { multi?: never;   /** Score with a Python script. */
  python: PythonGraderInput; raw?: never; scoreModel?: never; stringCheck?: never; textSimilarity?: never; }
  |  { multi?: never; python?: never;   /** A grader in the upstream's own shape: an object with a `type`. It is sent as it stands. */
  raw: unknown; scoreModel?: never; stringCheck?: never; textSimilarity?: never; }
  |  { multi?: never; python?: never; raw?: never;   /** Have another model score. */
  scoreModel: ScoreModelGraderInput; stringCheck?: never; textSimilarity?: never; }
  |  { multi?: never; python?: never; raw?: never; scoreModel?: never;   /** Compare texts letter by letter. */
  stringCheck: StringCheckGraderInput; textSimilarity?: never; }
  |  { multi?: never; python?: never; raw?: never; scoreModel?: never; stringCheck?: never;   /** Score how near two texts are. */
  textSimilarity: TextSimilarityGraderInput; };

/** One message to the model that scores. */
export type GraderMessageInput = {
  /** Text, a content part of the upstream, or a list of parts. May hold template strings of the upstream, such as `{{sample.output_text}}`. */
  content: unknown;
  /** `user`, `assistant`, `system` or `developer`. */
  role: string;
};

/** Where a job stands. The usual way is VALIDATING_FILES → QUEUED → RUNNING → SUCCEEDED or FAILED; a job can be cancelled from any state that is not terminal, and a paused one resumes to QUEUED. */
export type JobStatus =
  /** Terminal: ended on request. */
  | 'CANCELLED'
  /** Terminal: `error` says why. */
  | 'FAILED'
  /** Training stands still until the job is resumed or cancelled. */
  | 'PAUSED'
  /** The files are good; the job waits for its turn. */
  | 'QUEUED'
  /** The model is being trained. */
  | 'RUNNING'
  /** Terminal: `fineTunedModel` is ready to use. */
  | 'SUCCEEDED'
  /** A word that this service does not know yet; `rawStatus` holds it. Never terminal. */
  | 'UNKNOWN'
  /** The upstream checks the files. Often too short to be seen by asking. */
  | 'VALIDATING_FILES';

/** One pair of metadata. */
export type MetadataEntryInput = {
  /** 1 to 64 characters. */
  key: string;
  /** Up to 512 characters. */
  value: string;
};

/** Exactly one of its fields. */
export type MethodInput =
  {   /** On pairs of a better and a worse answer. */
  dpo: DpoMethodInput; reinforcement?: never; supervised?: never; }
  |  { dpo?: never;   /** On answers that a grader scores. */
  reinforcement: ReinforcementMethodInput; supervised?: never; }
  |  { dpo?: never; reinforcement?: never;   /** On examples of good answers. */
  supervised: SupervisedMethodInput; };

/** How a model is trained. */
export type MethodType =
  /** Direct preference optimisation: on pairs of a better and a worse answer. */
  | 'DPO'
  /** On answers that a grader scores. */
  | 'REINFORCEMENT'
  /** On examples of good answers. */
  | 'SUPERVISED'
  /** A method that this service does not know yet. */
  | 'UNKNOWN';

/** Makes one score of several graders. Multi graders nest at most 5 deep. */
export type MultiGraderInput = {
  /** The formula, over the graders' names. */
  calculateOutput: string;
  /** At least one. */
  graders: Array<NamedGraderInput>;
  /** The name by which its score is known. */
  name: string;
};

/** A grader under the name by which the formula knows it. */
export type NamedGraderInput = {
  /** What gives the score. */
  grader: GraderInput;
  /** Unique among its siblings. */
  name: string;
};

/** Scores with a Python script. */
export type PythonGraderInput = {
  /** The image to run it in. Absent: the upstream's default. */
  imageTag?: string | null | undefined;
  /** The name by which its score is known. */
  name: string;
  /** The script's text. */
  source: string;
};

/** How much a reasoning model thinks during reinforcement. */
export type ReasoningEffort =
  /** The model's own default. */
  | 'DEFAULT'
  /** Much: slow and dear. */
  | 'HIGH'
  /** Little: quick and cheap. */
  | 'LOW'
  /** In between. */
  | 'MEDIUM'
  /** A word that this service does not know yet. Refused in an input. */
  | 'UNKNOWN';

/** Hyperparameters of reinforcement fine-tuning. */
export type ReinforcementHyperparametersInput = {
  /** Examples in a batch, 1 to 256. Absent or `"auto"`: the upstream chooses. */
  batchSize?: number | 'auto' | null | undefined;
  /** Scales the compute spent on exploring, above 0.00001 to 10. Absent or `"auto"`: the upstream chooses. */
  computeMultiplier?: number | 'auto' | null | undefined;
  /** Training steps between two evaluations, at least 1. Absent or `"auto"`: the upstream chooses. */
  evalInterval?: number | 'auto' | null | undefined;
  /** Samples of an evaluation, at least 1. Absent or `"auto"`: the upstream chooses. */
  evalSamples?: number | 'auto' | null | undefined;
  /** Scales the learning rate; above 0. Absent or `"auto"`: the upstream chooses. */
  learningRateMultiplier?: number | 'auto' | null | undefined;
  /** Passes through the training data, 1 to 50. Absent or `"auto"`: the upstream chooses. */
  nEpochs?: number | 'auto' | null | undefined;
  /** How much the model thinks. Absent: the model's default. UNKNOWN is refused. */
  reasoningEffort?: ReasoningEffort | null | undefined;
};

/** Train on answers that a grader scores. */
export type ReinforcementMethodInput = {
  /** What scores the answers. */
  grader: GraderInput;
  /** Absent: the upstream chooses all of them. */
  hyperparameters?: ReinforcementHyperparametersInput | null | undefined;
};

/** Has another model give the score. */
export type ScoreModelGraderInput = {
  /** What the scoring model is told; at least one message. */
  input: Array<GraderMessageInput>;
  /** The model that scores. */
  model: string;
  /** The name by which its score is known. */
  name: string;
  /** Two numbers, low and high. Absent: 0 to 1. */
  range?: Array<number> | null | undefined;
  /** An object in the upstream's shape: temperature, top_p, seed and so on. Absent: its defaults. */
  samplingParams?: unknown;
};

/** Compares a text with a reference, letter by letter. */
export type StringCheckGraderInput = {
  /** The text. May hold template strings of the upstream, such as `{{sample.output_text}}`. */
  input: string;
  /** The name by which its score is known. */
  name: string;
  /** `eq`, `ne`, `like` or `ilike`. */
  operation: string;
  /** What it is compared with. May hold template strings of the upstream, such as `{{sample.output_text}}`. */
  reference: string;
};

/** Hyperparameters of supervised fine-tuning. */
export type SupervisedHyperparametersInput = {
  /** Examples in a batch, 1 to 256. Absent or `"auto"`: the upstream chooses. */
  batchSize?: number | 'auto' | null | undefined;
  /** Scales the learning rate; above 0. Absent or `"auto"`: the upstream chooses. */
  learningRateMultiplier?: number | 'auto' | null | undefined;
  /** Passes through the training data, 1 to 50. Absent or `"auto"`: the upstream chooses. */
  nEpochs?: number | 'auto' | null | undefined;
};

/** Train on examples of good answers. */
export type SupervisedMethodInput = {
  /** Absent: the upstream chooses all of them. */
  hyperparameters?: SupervisedHyperparametersInput | null | undefined;
};

/** Scores how near a text is to a reference. */
export type TextSimilarityGraderInput = {
  /** `cosine`, `fuzzy_match`, `bleu`, `gleu`, `meteor`, `rouge_1` to `rouge_5` or `rouge_l`. */
  evaluationMetric: string;
  /** The text. May hold template strings of the upstream, such as `{{sample.output_text}}`. */
  input: string;
  /** The name by which its score is known. */
  name: string;
  /** What it is compared with. May hold template strings of the upstream, such as `{{sample.output_text}}`. */
  reference: string;
};

/** Send metrics to Weights and Biases, with the key that is registered at the upstream. */
export type WandbIntegrationInput = {
  /** The team or user that owns the run. Absent: the default of the key. */
  entity?: string | null | undefined;
  /** The run's name. Absent: the job's id. */
  name?: string | null | undefined;
  /** The project that the run is made in. */
  project: string;
  /** Tags of the run, besides the upstream's own. */
  tags?: Array<string> | null | undefined;
};

export type WatchStatusSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchStatusSubscription = { fineTuningJobStatusChanged: { previousStatus: JobStatus | null, status: JobStatus, job: { fineTunedModel: string | null, error: { message: string } | null } } };

export type CreateJobMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateJobMutation = { createFineTuningJob: { job: { id: string, status: JobStatus, model: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type WatchJobQueryVariables = Exact<{ [key: string]: never; }>;


export type WatchJobQuery = { fineTuningJobs: { nodes: Array<{ id: string, status: JobStatus, estimatedFinish: string | null, finishedAt: string | null, fineTunedModel: string | null, trainedTokens: number | null, progress: { step: number, totalSteps: number | null, fraction: number | null } | null, events: { nodes: Array<{ createdAt: string, message: string }> } | null }> } };

export type FollowJobSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowJobSubscription = { fineTuningJobStatusChanged: { previousStatus: JobStatus | null, status: JobStatus, job: { fineTunedModel: string | null } } };

export type ListJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListJobsQuery = { fineTuningJobs: { nodes: Array<{ id: string, status: JobStatus, model: string, createdAt: string, method:
        | { type: MethodType }
        | { type: MethodType }
        | { type: MethodType }
        | { type: MethodType }
      , metadata: { entries: Array<{ key: string, value: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WhyItFailedQueryVariables = Exact<{ [key: string]: never; }>;


export type WhyItFailedQuery = { fineTuningJob: { status: JobStatus, finishedAt: string | null, error: { code: string, message: string, param: string | null } | null } | null };

export type WhatItOffersQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatItOffersQuery = { fineTuningCapabilities: { title: string, documentationUrl: string, operations: Array<FineTuningOperation>, createFields: Array<FineTuningCreateField>, creationEndsAt: string | null, methods: Array<{ type: MethodType, hyperparameters: Array<FineTuningHyperparameter> }>, limits: { suffixLength: number | null, metadataPairs: number | null, fileBytes: number | null } } };

export type CreateOfCallerMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateOfCallerMutation = { createFineTuningJob: { job: { id: string } | null } | null };

export type ReadOfCallerQueryVariables = Exact<{
  id: string;
}>;


export type ReadOfCallerQuery = { fineTuningJob: { model: string } | null };

export type ReadCapabilitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadCapabilitiesQuery = { fineTuningCapabilities: { provider: string, title: string, documentationUrl: string, operations: Array<FineTuningOperation>, createFields: Array<FineTuningCreateField>, createGuarantee: FineTuningCreateGuarantee, creationEndsAt: string | null, methods: Array<{ type: MethodType, hyperparameters: Array<FineTuningHyperparameter> }>, limits: { suffixLength: number | null, metadataPairs: number | null, fileBytes: number | null } } };

export type ReadAsCallerQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadAsCallerQuery = { fineTuningJob: { id: string } | null };

export type ReadDepartureQueryVariables = Exact<{
  id: string;
}>;


export type ReadDepartureQuery = { fineTuningJob: { id: string, status: JobStatus, rawStatus: string, isTerminal: boolean, estimatedFinish: string | null, organizationId: string | null, suffix: string | null, error: { code: string, message: string, param: string | null } | null, hyperparameters: { nEpochs: number | 'auto' | null } | null, method:
      | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null } }
      | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null } }
      | { type: MethodType, grader:
          | { calculateOutput: string, type: string, name: string | null, graders: Array<{ name: string, grader:
                | { type: string }
                | { type: string }
                | { type: string }
                | { type: string }
                | { type: string }
                | { type: string }
               }> }
          | { type: string, name: string | null }
          | { type: string, name: string | null }
          | { type: string, name: string | null }
          | { type: string, name: string | null }
          | { type: string, name: string | null }
         | null, hyperparameters: { nEpochs: number | 'auto' | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null } }
      | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null } }
    , integrations: Array<
      | { type: string }
      | { project: string, runId: string | null, type: string }
    >, trainingMetrics: Array<{ step: number | null, trainLoss: number | null, validLoss: number | null }> | null, progress: { step: number, totalSteps: number | null, fraction: number | null } | null, events: { nodes: Array<{ id: string, createdAt: string, message: string, metrics: { step: number | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ListDepartureQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListDepartureQuery = { fineTuningJobs: { nodes: Array<{ id: string, status: JobStatus }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateDepartureMutationVariables = Exact<{
  file: string;
}>;


export type CreateDepartureMutation = { createFineTuningJob: { job: { id: string, status: JobStatus, method:
        | { hyperparameters: { nEpochs: number | 'auto' | null } }
        | { hyperparameters: { nEpochs: number | 'auto' | null } }
        | { hyperparameters: { nEpochs: number | 'auto' | null } }
        | { hyperparameters: { nEpochs: number | 'auto' | null } }
       } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateGradedMutationVariables = Exact<{
  grader: GraderInput;
}>;


export type CreateGradedMutation = { createFineTuningJob: { job: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type ReadStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadStatusQuery = { fineTuningJob: { status: JobStatus, rawStatus: string, isTerminal: boolean } | null };

export type ReadLogQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadLogQuery = { fineTuningJob: { events: { nodes: Array<{ id: string, message: string }>, pageInfo: { endCursor: string | null } } | null } | null };

export type FollowLogSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type FollowLogSubscription = { fineTuningJobEventAdded: { id: string } };

export type ReadTwentyQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTwentyQuery = { fineTuningJobs: { nodes: Array<{ id: string, events: { nodes: Array<{ message: string }> } | null, checkpoints: { nodes: Array<{ stepNumber: number }> } | null }> } };

export type ReadTwentyFilesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTwentyFilesQuery = { fineTuningJobs: { nodes: Array<{ trainingFile: { id: string }, validationFile: { id: string } | null, resultFiles: Array<{ id: string }> }> } };

export type ReadFailingQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFailingQuery = { fineTuningJob: { id: string } | null };

export type ReadTwoQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadTwoQuery = { bad: { id: string } | null, good: { id: string } | null };

export type CancelMissingMutationVariables = Exact<{ [key: string]: never; }>;


export type CancelMissingMutation = { cancelFineTuningJob: { job: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateRefusedMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateRefusedMutation = { createFineTuningJob: { idempotencyKey: string | null, job: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type ListRefusedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListRefusedQuery = { fineTuningJobs: { nodes: Array<{ id: string }> } };

export type CreateFirstJobMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateFirstJobMutation = { createFineTuningJob: { job: { id: string, status: JobStatus, rawStatus: string, suffix: string | null, metadata: { value: string | null }, method:
        | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { nEpochs: number | 'auto' | null } }
       } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type WatchFirstJobQueryVariables = Exact<{
  id: string;
}>;


export type WatchFirstJobQuery = { fineTuningJob: { status: JobStatus, isTerminal: boolean, fineTunedModel: string | null, trainedTokens: number | null, finishedAt: string | null, resultFiles: Array<{ id: string, purpose: string | null }>, progress: { step: number, totalSteps: number | null, fraction: number | null } | null, trainingMetrics: Array<{ step: number | null, trainLoss: number | null }> | null, events: { nodes: Array<{ message: string, level: FineTuningEventLevel, type: FineTuningEventType }>, pageInfo: { hasNextPage: boolean } } | null, checkpoints: { nodes: Array<{ stepNumber: number, fineTunedModelCheckpoint: string, metrics: { trainLoss: number | null } }> } | null } | null };

export type CreateHostileMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateHostileMutation = { createFineTuningJob: { job: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, path: Array<string> }> } | null };

export type ReadAbilitiesAnywhereQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadAbilitiesAnywhereQuery = { fineTuningCapabilities: { title: string, operations: Array<FineTuningOperation>, createFields: Array<FineTuningCreateField>, createGuarantee: FineTuningCreateGuarantee, methods: Array<{ type: MethodType, hyperparameters: Array<FineTuningHyperparameter> }> } };

export type ListPageAnywhereQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: FineTuningJobFilter | null | undefined;
}>;


export type ListPageAnywhereQuery = { fineTuningJobs: { nodes: Array<{ id: string, status: JobStatus, model: string, trainingFile: { id: string }, method:
        | { type: MethodType }
        | { type: MethodType }
        | { type: MethodType, grader:
            | { raw: unknown }
            | Record<PropertyKey, never>
           | null }
        | { type: MethodType }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReadJobAnywhereQueryVariables = Exact<{
  id: string;
}>;


export type ReadJobAnywhereQuery = { fineTuningJob: { id: string, status: JobStatus, rawStatus: string, isTerminal: boolean, model: string, fineTunedModel: string | null, createdAt: string, suffix: string | null, seed: number | null, error: { message: string } | null, trainingFile: { id: string }, progress: { step: number, fraction: number | null } | null } | null };

export type ReadTrainingAnywhereQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReadTrainingAnywhereQuery = { fineTuningJob: { trainingMetrics: Array<{ step: number | null, values: Array<{ value: number }> }> | null, events: { nodes: Array<{ id: string, message: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, checkpoints: { nodes: Array<{ id: string, stepNumber: number, fineTunedModelCheckpoint: string }> } | null, progress: { step: number, fraction: number | null } | null } | null };

export type CreateAnywhereMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateAnywhereMutation = { createFineTuningJob: { job: { id: string, status: JobStatus, suffix: string | null, seed: number | null, validationFile: { id: string } | null, integrations: Array<
        | { type: string }
        | { type: string }
      >, metadata: { entries: Array<{ key: string, value: string }> }, method:
        | { type: MethodType, hyperparameters: { beta: number | 'auto' | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null, nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null, nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { computeMultiplier: number | 'auto' | null, evalInterval: number | 'auto' | null, evalSamples: number | 'auto' | null, reasoningEffort: ReasoningEffort | null, batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null, nEpochs: number | 'auto' | null } }
        | { type: MethodType, hyperparameters: { batchSize: number | 'auto' | null, learningRateMultiplier: number | 'auto' | null, nEpochs: number | 'auto' | null } }
       } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type CancelAnywhereMutationVariables = Exact<{
  id: string;
}>;


export type CancelAnywhereMutation = { cancelFineTuningJob: { job: { id: string, status: JobStatus } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type PauseAnywhereMutationVariables = Exact<{
  id: string;
}>;


export type PauseAnywhereMutation = { pauseFineTuningJob: { job: { id: string, status: JobStatus } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type ResumeAnywhereMutationVariables = Exact<{
  id: string;
}>;


export type ResumeAnywhereMutation = { resumeFineTuningJob: { job: { id: string, status: JobStatus } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type UploadFileAnywhereMutationVariables = Exact<{
  file: unknown;
}>;


export type UploadFileAnywhereMutation = { uploadFineTuningFile: { file: { id: string, bytes: number | null } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type ReadFileAnywhereQueryVariables = Exact<{
  id: string;
}>;


export type ReadFileAnywhereQuery = { fineTuningFile: { id: string, bytes: number | null } | null };

export type ListFilesAnywhereQueryVariables = Exact<{ [key: string]: never; }>;


export type ListFilesAnywhereQuery = { fineTuningFiles: { nodes: Array<{ id: string }> } };

export type DeleteFileAnywhereMutationVariables = Exact<{
  id: string;
}>;


export type DeleteFileAnywhereMutation = { deleteFineTuningFile: { deletedId: string | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type WatchJobAnywhereSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchJobAnywhereSubscription = { fineTuningJobStatusChanged: { previousStatus: JobStatus | null, status: JobStatus, job: { id: string, rawStatus: string, isTerminal: boolean, fineTunedModel: string | null, error: { message: string } | null } } };

export type WatchLogAnywhereSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchLogAnywhereSubscription = { fineTuningJobEventAdded: { id: string, message: string } };

export type WatchAllAnywhereSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WatchAllAnywhereSubscription = { fineTuningJobsStatusChanged: { status: JobStatus, job: { id: string } } };

export type CreateSafelyMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateSafelyMutation = { createFineTuningJob: { idempotencyKey: string | null, job: { id: string, metadata: { entries: Array<{ key: string, value: string }> } } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type CancelSafelyMutationVariables = Exact<{
  id: string;
}>;


export type CancelSafelyMutation = { cancelFineTuningJob: { job: { status: JobStatus } | null, userErrors: Array<{ code: FineTuningUserErrorCode }> } | null };

export type DeleteSafelyMutationVariables = Exact<{
  id: string;
}>;


export type DeleteSafelyMutation = { deleteFineTuningFile: { deletedId: string | null, userErrors: Array<{ code: FineTuningUserErrorCode }> } | null };

export type ReadEndedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadEndedQuery = { fineTuningJob: { status: JobStatus } | null };

export type UploadOneMutationVariables = Exact<{
  file: unknown;
}>;


export type UploadOneMutation = { uploadFineTuningFile: { file: { id: string, filename: string | null, bytes: number | null } | null, userErrors: Array<{ message: string }> } | null };

export type CancelAndReadMutationVariables = Exact<{ [key: string]: never; }>;


export type CancelAndReadMutation = { cancelFineTuningJob: { job: { id: string, status: JobStatus, trainingFile: { id: string, filename: string | null }, events: { nodes: Array<{ id: string }> } | null } | null } | null };

export type ReadAsTenantQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadAsTenantQuery = { fineTuningJob: { id: string, suffix: string | null } | null };

export type CreateAsTenantMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateAsTenantMutation = { createFineTuningJob: { job: { id: string } | null } | null };

export type ReadCreatedQueryVariables = Exact<{
  id: string;
}>;


export type ReadCreatedQuery = { fineTuningJob: { id: string } | null };

export type UploadExamplesMutationVariables = Exact<{
  file: unknown;
}>;


export type UploadExamplesMutation = { uploadFineTuningFile: { file: { id: string, filename: string | null, bytes: number | null, purpose: string | null } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateOnUploadMutationVariables = Exact<{
  file: string;
}>;


export type CreateOnUploadMutation = { createFineTuningJob: { job: { trainingFile: { bytes: number | null } } | null, userErrors: Array<{ message: string }> } | null };

export type ReadOnceQueryVariables = Exact<{
  id: string;
}>;


export type ReadOnceQuery = { fineTuningJob: { id: string } | null };

export type ReadFileIdsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadFileIdsQuery = { fineTuningJob: { trainingFile: { id: string }, resultFiles: Array<{ id: string }> } | null };

export type CreateAnyMutationVariables = Exact<{
  input: CreateFineTuningJobInput;
}>;


export type CreateAnyMutation = { createFineTuningJob: { job: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string, path: Array<string> }> } | null };

export type WatchAnnouncedSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchAnnouncedSubscription = { fineTuningJobStatusChanged: { status: JobStatus } };

export type CreateAnnouncedMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateAnnouncedMutation = { createFineTuningJob: { job: { id: string } | null } | null };

export type ReadEverythingQueryVariables = Exact<{
  id: string;
}>;


export type ReadEverythingQuery = { fineTuningJob: { id: string, status: JobStatus, model: string, suffix: string | null, organizationId: string | null, error: { message: string } | null, metadata: { entries: Array<{ key: string, value: string }> }, trainingFile: { filename: string | null, purpose: string | null }, resultFiles: Array<{ filename: string | null }>, events: { nodes: Array<{ message: string, metrics: { values: Array<{ name: string }> } | null }>, pageInfo: { endCursor: string | null } } | null, checkpoints: { nodes: Array<{ fineTunedModelCheckpoint: string }>, pageInfo: { endCursor: string | null } } | null, trainingMetrics: Array<{ values: Array<{ name: string }> }> | null } | null };

export type ReadListsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReadListsQuery = { fineTuningJobs: { edges: Array<{ cursor: string, node: { id: string, model: string } }> }, fineTuningFiles: { nodes: Array<{ filename: string | null }>, pageInfo: { endCursor: string | null } } };

export type ReadSeveralQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadSeveralQuery = { a: { model: string } | null, b: { suffix: string | null } | null, c: { model: string } | null, d: { filename: string | null } | null };

export type CreateSameMutationVariables = Exact<{
  key: string;
}>;


export type CreateSameMutation = { createFineTuningJob: { job: { id: string, model: string, suffix: string | null } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string }> } | null };

export type WatchEndSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchEndSubscription = { fineTuningJobStatusChanged: { status: JobStatus, job: { model: string, trainingFile: { filename: string | null } } } };

export type CancelSameMutationVariables = Exact<{
  id: string;
}>;


export type CancelSameMutation = { cancelFineTuningJob: { job: { model: string } | null } | null };

export type WatchLogSubscriptionVariables = Exact<{
  id: string;
}>;


export type WatchLogSubscription = { fineTuningJobEventAdded: { id: string, message: string } };

export type PauseWatchedMutationVariables = Exact<{ [key: string]: never; }>;


export type PauseWatchedMutation = { pauseFineTuningJob: { userErrors: Array<{ message: string }> } | null };

export type CancelWatchedMutationVariables = Exact<{ [key: string]: never; }>;


export type CancelWatchedMutation = { cancelFineTuningJob: { userErrors: Array<{ message: string }> } | null };

export type ReadSeedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadSeedQuery = { fineTuningJob: { status: JobStatus } | null };

export type ReadSlowlyQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadSlowlyQuery = { fineTuningJob: { id: string } | null };

export type ListAsLibraryQueryVariables = Exact<{ [key: string]: never; }>;


export type ListAsLibraryQuery = { fineTuningJobs: { nodes: Array<{ id: string }> } };

export type ReadLongCurveQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadLongCurveQuery = { fineTuningJob: { trainingMetrics: Array<{ step: number | null, trainLoss: number | null }> | null } | null };

export type UploadLargeMutationVariables = Exact<{
  file: unknown;
}>;


export type UploadLargeMutation = { uploadFineTuningFile: { file: { id: string } | null, userErrors: Array<{ code: FineTuningUserErrorCode, message: string }> } | null };


export const WatchStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previousStatus"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchStatusSubscription, WatchStatusSubscriptionVariables>;
export const CreateJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateJob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-seed-chat","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"suffix"},"value":{"kind":"StringValue","value":"first-try","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"method"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"supervised"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"hyperparameters"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"nEpochs"},"value":{"kind":"IntValue","value":"3"}}]}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"metadata"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"team","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"StringValue","value":"support","block":false}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"model"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateJobMutation, CreateJobMutationVariables>;
export const WatchJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WatchJob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"totalSteps"}},{"kind":"Field","name":{"kind":"Name","value":"fraction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFinish"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}},{"kind":"Field","name":{"kind":"Name","value":"trainedTokens"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchJobQuery, WatchJobQueryVariables>;
export const FollowJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowJob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-running","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previousStatus"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}}]}}]}}]}}]} as unknown as DocumentNode<FollowJobSubscription, FollowJobSubscriptionVariables>;
export const ListJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListJobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListJobsQuery, ListJobsQueryVariables>;
export const WhyItFailedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhyItFailed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-failed","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}}]}}]}}]}}]} as unknown as DocumentNode<WhyItFailedQuery, WhyItFailedQueryVariables>;
export const WhatItOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatItOffers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningCapabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"documentationUrl"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createFields"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suffixLength"}},{"kind":"Field","name":{"kind":"Name","value":"metadataPairs"}},{"kind":"Field","name":{"kind":"Name","value":"fileBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creationEndsAt"}}]}}]}}]} as unknown as DocumentNode<WhatItOffersQuery, WhatItOffersQueryVariables>;
export const CreateOfCallerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOfCaller"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-seed-chat","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CreateOfCallerMutation, CreateOfCallerMutationVariables>;
export const ReadOfCallerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadOfCaller"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}}]}}]}}]} as unknown as DocumentNode<ReadOfCallerQuery, ReadOfCallerQueryVariables>;
export const ReadCapabilitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadCapabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningCapabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"documentationUrl"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createFields"}},{"kind":"Field","name":{"kind":"Name","value":"createGuarantee"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suffixLength"}},{"kind":"Field","name":{"kind":"Name","value":"metadataPairs"}},{"kind":"Field","name":{"kind":"Name","value":"fileBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creationEndsAt"}}]}}]}}]} as unknown as DocumentNode<ReadCapabilitiesQuery, ReadCapabilitiesQueryVariables>;
export const ReadAsCallerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadAsCaller"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadAsCallerQuery, ReadAsCallerQueryVariables>;
export const ReadDepartureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadDeparture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}}]}},{"kind":"Field","name":{"kind":"Name","value":"estimatedFinish"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nEpochs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nEpochs"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"learningRateMultiplier"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReinforcementMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MultiGrader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calculateOutput"}},{"kind":"Field","name":{"kind":"Name","value":"graders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"grader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"integrations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WandbIntegration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"}},{"kind":"Field","name":{"kind":"Name","value":"runId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainingMetrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxPoints"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"trainLoss"}},{"kind":"Field","name":{"kind":"Name","value":"validLoss"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"totalSteps"}},{"kind":"Field","name":{"kind":"Name","value":"fraction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadDepartureQuery, ReadDepartureQueryVariables>;
export const ListDepartureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListDeparture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListDepartureQuery, ListDepartureQueryVariables>;
export const CreateDepartureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDeparture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nEpochs"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateDepartureMutation, CreateDepartureMutationVariables>;
export const CreateGradedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateGraded"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"grader"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GraderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"o4-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-seed-reinforcement","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"method"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"reinforcement"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"grader"},"value":{"kind":"Variable","name":{"kind":"Name","value":"grader"}}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateGradedMutation, CreateGradedMutationVariables>;
export const ReadStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}}]}}]}}]} as unknown as DocumentNode<ReadStatusQuery, ReadStatusQueryVariables>;
export const ReadLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadLogQuery, ReadLogQueryVariables>;
export const FollowLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobEventAdded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<FollowLogSubscription, FollowLogSubscriptionVariables>;
export const ReadTwentyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTwenty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepNumber"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadTwentyQuery, ReadTwentyQueryVariables>;
export const ReadTwentyFilesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTwentyFiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultFiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadTwentyFilesQuery, ReadTwentyFilesQueryVariables>;
export const ReadFailingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadFailing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadFailingQuery, ReadFailingQueryVariables>;
export const ReadTwoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTwo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"bad"},"name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"bad","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"good"},"name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-good","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadTwoQuery, ReadTwoQueryVariables>;
export const CancelMissingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelMissing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CancelMissingMutation, CancelMissingMutationVariables>;
export const CreateRefusedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRefused"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRefusedMutation, CreateRefusedMutationVariables>;
export const ListRefusedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListRefused"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListRefusedQuery, ListRefusedQueryVariables>;
export const CreateFirstJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateFirstJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"team","block":false}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nEpochs"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateFirstJobMutation, CreateFirstJobMutationVariables>;
export const WatchFirstJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WatchFirstJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}},{"kind":"Field","name":{"kind":"Name","value":"trainedTokens"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resultFiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"totalSteps"}},{"kind":"Field","name":{"kind":"Name","value":"fraction"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainingMetrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxPoints"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"trainLoss"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModelCheckpoint"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainLoss"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchFirstJobQuery, WatchFirstJobQueryVariables>;
export const CreateHostileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateHostile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateHostileMutation, CreateHostileMutationVariables>;
export const ReadAbilitiesAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadAbilitiesAnywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningCapabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createFields"}},{"kind":"Field","name":{"kind":"Name","value":"createGuarantee"}}]}}]}}]} as unknown as DocumentNode<ReadAbilitiesAnywhereQuery, ReadAbilitiesAnywhereQueryVariables>;
export const ListPageAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListPageAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FineTuningJobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReinforcementMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OtherGrader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListPageAnywhereQuery, ListPageAnywhereQueryVariables>;
export const ReadJobAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadJobAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"fraction"}}]}}]}}]}}]} as unknown as DocumentNode<ReadJobAnywhereQuery, ReadJobAnywhereQueryVariables>;
export const ReadTrainingAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTrainingAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingMetrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkpoints"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stepNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModelCheckpoint"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"fraction"}}]}}]}}]}}]} as unknown as DocumentNode<ReadTrainingAnywhereQuery, ReadTrainingAnywhereQueryVariables>;
export const CreateAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"validationFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"integrations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"method"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"learningRateMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"nEpochs"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DpoMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beta"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReinforcementMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hyperparameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"evalInterval"}},{"kind":"Field","name":{"kind":"Name","value":"evalSamples"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningEffort"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateAnywhereMutation, CreateAnywhereMutationVariables>;
export const CancelAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CancelAnywhereMutation, CancelAnywhereMutationVariables>;
export const PauseAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<PauseAnywhereMutation, PauseAnywhereMutationVariables>;
export const ResumeAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ResumeAnywhereMutation, ResumeAnywhereMutationVariables>;
export const UploadFileAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadFileAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"file"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UploadFileAnywhereMutation, UploadFileAnywhereMutationVariables>;
export const ReadFileAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadFileAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}}]}}]}}]} as unknown as DocumentNode<ReadFileAnywhereQuery, ReadFileAnywhereQueryVariables>;
export const ListFilesAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListFilesAnywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningFiles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListFilesAnywhereQuery, ListFilesAnywhereQueryVariables>;
export const DeleteFileAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteFileAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteFileAnywhereMutation, DeleteFileAnywhereMutationVariables>;
export const WatchJobAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchJobAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previousStatus"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"fineTunedModel"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchJobAnywhereSubscription, WatchJobAnywhereSubscriptionVariables>;
export const WatchLogAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchLogAnywhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobEventAdded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<WatchLogAnywhereSubscription, WatchLogAnywhereSubscriptionVariables>;
export const WatchAllAnywhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchAllAnywhere"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobsStatusChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<WatchAllAnywhereSubscription, WatchAllAnywhereSubscriptionVariables>;
export const CreateSafelyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSafely"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateSafelyMutation, CreateSafelyMutationVariables>;
export const CancelSafelyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelSafely"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CancelSafelyMutation, CancelSafelyMutationVariables>;
export const DeleteSafelyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSafely"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteSafelyMutation, DeleteSafelyMutationVariables>;
export const ReadEndedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadEnded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-succeeded","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ReadEndedQuery, ReadEndedQueryVariables>;
export const UploadOneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadOne"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"file"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UploadOneMutation, UploadOneMutationVariables>;
export const CancelAndReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAndRead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CancelAndReadMutation, CancelAndReadMutationVariables>;
export const ReadAsTenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadAsTenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}}]}}]}}]} as unknown as DocumentNode<ReadAsTenantQuery, ReadAsTenantQueryVariables>;
export const CreateAsTenantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAsTenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-seed-chat","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CreateAsTenantMutation, CreateAsTenantMutationVariables>;
export const ReadCreatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadCreated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadCreatedQuery, ReadCreatedQueryVariables>;
export const UploadExamplesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadExamples"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"file"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UploadExamplesMutation, UploadExamplesMutationVariables>;
export const CreateOnUploadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOnUpload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bytes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateOnUploadMutation, CreateOnUploadMutationVariables>;
export const ReadOnceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadOnce"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadOnceQuery, ReadOnceQueryVariables>;
export const ReadFileIdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadFileIds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultFiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ReadFileIdsQuery, ReadFileIdsQueryVariables>;
export const CreateAnyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAny"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFineTuningJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateAnyMutation, CreateAnyMutationVariables>;
export const WatchAnnouncedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchAnnounced"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<WatchAnnouncedSubscription, WatchAnnouncedSubscriptionVariables>;
export const CreateAnnouncedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAnnounced"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"gpt-4o-mini","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-seed-chat","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CreateAnnouncedMutation, CreateAnnouncedMutationVariables>;
export const ReadEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadEverything"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultFiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkpoints"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTunedModelCheckpoint"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainingMetrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadEverythingQuery, ReadEverythingQueryVariables>;
export const ReadListsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLists"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"fineTuningFiles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ReadListsQuery, ReadListsQueryVariables>;
export const ReadSeveralDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadSeveral"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"a"},"name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-ended-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"b"},"name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-ended-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suffix"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"c"},"name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-live-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"d"},"name":{"kind":"Name","value":"fineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"file-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}}]} as unknown as DocumentNode<ReadSeveralQuery, ReadSeveralQueryVariables>;
export const CreateSameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSame"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"model"},"value":{"kind":"StringValue","value":"m","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"trainingFile"},"value":{"kind":"StringValue","value":"file-1","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"suffix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateSameMutation, CreateSameMutationVariables>;
export const WatchEndDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchEnd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"trainingFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filename"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchEndSubscription, WatchEndSubscriptionVariables>;
export const CancelSameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelSame"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}}]}}]}}]}}]} as unknown as DocumentNode<CancelSameMutation, CancelSameMutationVariables>;
export const WatchLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobEventAdded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"jobId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<WatchLogSubscription, WatchLogSubscriptionVariables>;
export const PauseWatchedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseWatched"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-queued","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PauseWatchedMutation, PauseWatchedMutationVariables>;
export const CancelWatchedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelWatched"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelFineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-queued","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CancelWatchedMutation, CancelWatchedMutationVariables>;
export const ReadSeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadSeed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-seed-failed","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ReadSeedQuery, ReadSeedQueryVariables>;
export const ReadSlowlyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadSlowly"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadSlowlyQuery, ReadSlowlyQueryVariables>;
export const ListAsLibraryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListAsLibrary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ListAsLibraryQuery, ListAsLibraryQueryVariables>;
export const ReadLongCurveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLongCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuningJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"ftjob-1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingMetrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxPoints"},"value":{"kind":"IntValue","value":"500"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"trainLoss"}}]}}]}}]}}]} as unknown as DocumentNode<ReadLongCurveQuery, ReadLongCurveQueryVariables>;
export const UploadLargeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadLarge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"file"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadFineTuningFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"file"},"value":{"kind":"Variable","name":{"kind":"Name","value":"file"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UploadLargeMutation, UploadLargeMutationVariables>;