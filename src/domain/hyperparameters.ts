/** A number chosen by the user or found by the upstream; `auto` while the upstream still has to choose; null when not told. */
export type AutoOrNumber = number | 'auto' | null;

export const REASONING_EFFORTS = ['DEFAULT', 'LOW', 'MEDIUM', 'HIGH', 'UNKNOWN'] as const;
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number];

export interface SupervisedHyperparameters {
  readonly batchSize: AutoOrNumber;
  readonly learningRateMultiplier: AutoOrNumber;
  readonly nEpochs: AutoOrNumber;
}

export interface DpoHyperparameters extends SupervisedHyperparameters {
  readonly beta: AutoOrNumber;
}

export interface ReinforcementHyperparameters extends SupervisedHyperparameters {
  readonly computeMultiplier: AutoOrNumber;
  readonly evalInterval: AutoOrNumber;
  readonly evalSamples: AutoOrNumber;
  readonly reasoningEffort: ReasoningEffort | null;
}
