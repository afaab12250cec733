/** How far a training has come. */
export interface FineTuningProgress {
  /** The latest training step that the upstream told of. */
  readonly step: number;
  /** Null where the upstream does not tell it. */
  readonly totalSteps: number | null;
  /** From 0 to 1; null while the total is not known. */
  readonly fraction: number | null;
}
