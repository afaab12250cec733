import type { SupervisedHyperparameters } from './hyperparameters.ts';
import type { Integration } from './integration.ts';
import type { JobStatus } from './job-status.ts';
import type { Metadata } from './metadata.ts';
import type { Method } from './method.ts';
import type { FineTuningProgress } from './progress.ts';

/** Why a job failed, in the upstream's words. */
export interface FineTuningJobError {
  readonly code: string;
  readonly message: string;
  /** The parameter at fault, such as `training_file`; null when the failure is not about one. */
  readonly param: string | null;
}

/** One run that trains a model on a customer's file, as it was when the upstream answered. */
export interface FineTuningJob {
  readonly id: string;
  readonly createdAt: Date;
  readonly status: JobStatus;
  /** The upstream's own word for the status. */
  readonly rawStatus: string;
  /** The base model. */
  readonly model: string;
  /** Null until the job has succeeded, and where the upstream does not tell it. */
  readonly fineTunedModel: string | null;
  /** Null when none was asked for, or where the upstream does not tell it. */
  readonly suffix: string | null;
  /** Null on a healthy job, and where the upstream tells no reason. */
  readonly error: FineTuningJobError | null;
  /** Null until the job has ended, and where the upstream does not tell it. */
  readonly finishedAt: Date | null;
  /** Null while there is no estimate, and where the upstream makes none. */
  readonly estimatedFinish: Date | null;
  /** Billable tokens; null until the upstream has counted them, and where it does not tell. */
  readonly trainedTokens: number | null;
  /** Null where the upstream does not tell it. */
  readonly seed: number | null;
  /** Null where the upstream does not tell it. */
  readonly organizationId: string | null;
  /** A file id. */
  readonly trainingFile: string;
  /** A file id; null when the job has no validation file, and where the upstream does not tell it. */
  readonly validationFile: string | null;
  /** File ids; empty until the job has succeeded, and where the upstream writes none. */
  readonly resultFiles: readonly string[];
  readonly method: Method;
  /** The deprecated top-level hyperparameters; null where the upstream sends none. */
  readonly hyperparameters: SupervisedHyperparameters | null;
  readonly integrations: readonly Integration[];
  readonly metadata: Metadata;
  /** How far the training is, where the job itself tells it; absent where only its log does. */
  readonly progress?: FineTuningProgress;
}
