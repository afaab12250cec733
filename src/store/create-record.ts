/** What is known of a create under its key. */
export interface CreateRecord {
  /** A digest of the input that came under the key. */
  readonly input: string;
  /** The job that was made; null while nobody knows of one. */
  readonly jobId: string | null;
  /** Until when a request that makes the job may have been under way, in milliseconds since 1970. */
  readonly sentUntil: number;
}

/** The creates of all callers. A key stands for a caller and his key. */
export interface CreateRecords {
  get(key: string): Promise<CreateRecord | null>;
  put(key: string, record: CreateRecord): Promise<void>;
  /** It has certainly made no job. */
  forget(key: string): Promise<void>;
}
