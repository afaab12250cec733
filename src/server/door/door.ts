import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Incoming } from '../incoming.ts';

/** Decides who may ask. Nobody else makes a `AdmittedCaller`, so whoever holds one has been here. */
export interface Door {
  /** @throws ServiceError, at once or later, that says what to send instead. */
  admit(incoming: Incoming): AdmittedCaller | Promise<AdmittedCaller>;
}
