/** A file at the upstream: training, validation or result data. Null fields are those that the upstream does not tell. */
export interface FineTuningFile {
  readonly id: string;
  readonly filename: string | null;
  readonly bytes: number | null;
  readonly purpose: string | null;
  readonly status: string | null;
  readonly createdAt: Date | null;
  /** Null also when the file does not expire. */
  readonly expiresAt: Date | null;
}
