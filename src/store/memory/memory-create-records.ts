import type { Clock } from '../../domain/clock.ts';
import type { CreateRecord, CreateRecords } from '../create-record.ts';

export interface MemoryCreateRecordsOptions {
  readonly clock: Clock;
  /** Milliseconds for which a record is kept whatever happens: while it stands alone between a key and a second job. */
  readonly keepFor: number;
}

interface Kept {
  readonly record: CreateRecord;
  readonly at: number;
}

/** Beyond so many, those that have been kept long enough go, the oldest first. */
const USUAL_SIZE = 10_000;

/** The creates of this process. Who asks for one that has gone has to ask the upstream, as after a restart. */
export class MemoryCreateRecords implements CreateRecords {
  readonly #options: MemoryCreateRecordsOptions;
  readonly #records = new Map<string, Kept>();

  constructor(options: MemoryCreateRecordsOptions) {
    this.#options = options;
  }

  async get(key: string): Promise<CreateRecord | null> {
    return this.#records.get(key)?.record ?? null;
  }

  async put(key: string, record: CreateRecord): Promise<void> {
    this.#records.delete(key);
    this.#records.set(key, { record, at: this.#options.clock.now() });
    this.#thin();
  }

  async forget(key: string): Promise<void> {
    this.#records.delete(key);
  }

  get size(): number {
    return this.#records.size;
  }

  #thin(): void {
    const { clock, keepFor } = this.#options;
    for (const [key, { at }] of this.#records) {
      if (this.#records.size <= USUAL_SIZE || clock.now() - at < keepFor) return;
      this.#records.delete(key);
    }
  }
}
