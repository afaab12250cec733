/** One number of a training step, under the upstream's own name. */
export interface MetricValue {
  readonly name: string;
  readonly value: number;
}

/** The numbers of one training step. Each is null where the upstream did not measure it at that step. */
export interface Metrics {
  readonly step: number | null;
  readonly totalSteps: number | null;
  readonly trainLoss: number | null;
  readonly trainMeanTokenAccuracy: number | null;
  readonly validLoss: number | null;
  readonly validMeanTokenAccuracy: number | null;
  readonly fullValidLoss: number | null;
  readonly fullValidMeanTokenAccuracy: number | null;
  /** Every number that came, the ones above included. */
  readonly values: readonly MetricValue[];
}
