import type { SupervisedHyperparameters } from './hyperparameters.ts';
import type { WandbIntegration } from './integration.ts';
import type { Metadata } from './metadata.ts';
import type { DpoMethod, ReinforcementMethod, SupervisedMethod } from './method.ts';

/** What a client may ask of a new job. Null, or an empty list, means that nothing is sent for that field. */
export interface CreateJobRequest {
  readonly model: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly suffix: string | null;
  readonly seed: number | null;
  readonly method: SupervisedMethod | DpoMethod | ReinforcementMethod | null;
  /** The deprecated form; never together with `method`. */
  readonly hyperparameters: SupervisedHyperparameters | null;
  readonly integrations: readonly WandbIntegration[];
  readonly metadata: Metadata;
}
