import type { JsonValue } from './json.ts';

export interface WandbIntegration {
  readonly kind: 'WANDB';
  readonly type: 'wandb';
  readonly project: string;
  /** Null means the default entity of the registered Weights and Biases key. */
  readonly entity: string | null;
  /** Null means the run is named after the job. */
  readonly name: string | null;
  readonly tags: readonly string[];
  /** Null until the run has begun, or where the upstream does not tell it. */
  readonly runId: string | null;
}

/** An integration that this service does not know yet, as the upstream sent it. */
export interface OtherIntegration {
  readonly kind: 'OTHER';
  readonly type: string;
  readonly raw: JsonValue;
}

export type Integration = WandbIntegration | OtherIntegration;
