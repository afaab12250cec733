import type { CreateRecords } from './create-record.ts';
import type { Locks } from './locks.ts';

/** What all instances of the service have to agree on. */
export interface Store {
  readonly creates: CreateRecords;
  readonly locks: Locks;
}
