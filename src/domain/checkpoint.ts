import type { Metrics } from './metrics.ts';

/** A model saved on the way, ready to use. */
export interface FineTuningJobCheckpoint {
  readonly id: string;
  readonly createdAt: Date;
  readonly stepNumber: number;
  /** The saved model's name; empty where the provider tells none. */
  readonly fineTunedModelCheckpoint: string;
  readonly metrics: Metrics;
}
