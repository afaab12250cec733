import type { Store } from '../store.ts';
import { MemoryCreateRecords, type MemoryCreateRecordsOptions } from './memory-create-records.ts';
import { MemoryLocks } from './memory-locks.ts';

/** A store for one instance alone: it ends with the process. */
export const createMemoryStore = (options: MemoryCreateRecordsOptions): Store => ({
  creates: new MemoryCreateRecords(options),
  locks: new MemoryLocks(),
});
