import type { JsonObject } from '../server/values.ts';
import type { Method } from './method.ts';

/** What a job is asked to be, whoever's words it was asked in; null where nothing was said. */
export interface JobOrder {
  /** An id that the client chose and that is free; null for one of ours. */
  readonly id: string | null;
  readonly model: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly suffix: string | null;
  readonly seed: number | null;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly integrations: readonly Integration[];
  /** `n_epochs` and `batch_size` decide how many steps there are; what else is named is only kept. */
  readonly method: Method;
  /** Whatever else the provider shows again, under names of the personality's choice. */
  readonly extras: JsonObject;
}

/** Where a run is reported besides; Weights & Biases is the only kind there is. */
export interface Integration {
  readonly type: 'wandb';
  readonly wandb: {
    readonly project: string;
    readonly name: string | null;
    readonly entity: string | null;
    readonly tags: readonly string[];
  };
}
