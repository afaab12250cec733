import { randomBytes } from 'node:crypto';
import { FULL_ACCESS } from '../../domain/access.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import { Credential, type CredentialSecrets } from '../../domain/credential.ts';
import { traceparentFrom } from '../../domain/traceparent.ts';
import type { Incoming } from '../incoming.ts';
import { ownHosts, requireOwnHost } from '../own-hosts.ts';
import type { Door } from './door.ts';

/** A door that keeps nobody waiting. */
export interface OpenDoor extends Door {
  admit(incoming: Incoming): AdmittedCaller;
}

/** Everybody asks with the service's own credential, but only under a name that is really ours: see `requireOwnHost`. */
export const createOpenDoor = (
  secrets: CredentialSecrets,
  allowedHosts: readonly string[],
  hashingKey: Uint8Array = randomBytes(32),
): OpenDoor => {
  const credential = new Credential(secrets, hashingKey);
  const own = ownHosts(allowedHosts);
  return {
    admit(incoming) {
      requireOwnHost(incoming, own);
      const { requestId, signal } = incoming;
      const traceparent = traceparentFrom(incoming.header('traceparent'));
      return { credential, access: FULL_ACCESS, requestId, traceparent, signal };
    },
  };
};
