import { randomBytes } from 'node:crypto';
import { FULL_ACCESS } from '../domain/access.ts';
import type { AdmittedCaller } from '../domain/caller.ts';
import { Credential, type CredentialSecrets } from '../domain/credential.ts';
import { ServiceError } from '../domain/service-error.ts';
import { hostNameOf } from './host-name.ts';
import type { Incoming } from './incoming.ts';

/** Decides who may ask. Nobody else makes a `AdmittedCaller`, so whoever holds one has been here. */
export interface Door {
  /** @throws ServiceError that says what to send instead. */
  admit(incoming: Incoming): AdmittedCaller;
}

const TOKEN = /^[\x21-\x7e]{1,4096}$/;
const HEADER_VALUE = /^[\x21-\x7e]{1,256}$/;

/** The callers' own bearer tokens go upstream. */
export const createPassthroughDoor = (hashingKey: Uint8Array = randomBytes(32)): Door => ({
  admit: (incoming) => ({
    credential: new Credential(
      {
        token: bearerToken(incoming.header('authorization')),
        organization: optionalHeader(incoming, 'OpenAI-Organization'),
        project: optionalHeader(incoming, 'OpenAI-Project'),
      },
      hashingKey,
    ),
    access: FULL_ACCESS,
    requestId: incoming.requestId,
    signal: incoming.signal,
  }),
});

/**
 * Everybody asks with the service's own credential, but only under a name that is really ours: a web page that points
 * its own name at this address (DNS rebinding) sends that name in `Host`.
 */
export const createOpenDoor = (
  secrets: CredentialSecrets,
  allowedHosts: readonly string[],
  hashingKey: Uint8Array = randomBytes(32),
): Door => {
  const credential = new Credential(secrets, hashingKey);
  const allowed = new Set(allowedHosts.map(hostNameOf));
  return {
    admit(incoming) {
      const host = hostNameOf(incoming.header('host') ?? '');
      if (host === undefined || !allowed.has(host)) throw foreignHost(incoming.header('host'));
      return { credential, access: FULL_ACCESS, requestId: incoming.requestId, signal: incoming.signal };
    },
  };
};

const foreignHost = (host = ''): ServiceError =>
  new ServiceError(
    'FORBIDDEN',
    `This service does not answer to the Host ${JSON.stringify(host.slice(0, 100))}. If it is one of its names, add it to TUNEGRAPH_ALLOWED_HOSTS.`,
  );

const bearerToken = (header: string | undefined): string => {
  const token = header === undefined ? undefined : /^bearer +(.*)$/is.exec(header)?.[1];
  if (token !== undefined && TOKEN.test(token)) return token;
  throw new ServiceError(
    'UNAUTHENTICATED',
    header === undefined
      ? "Send the header `Authorization: Bearer <token>` with your provider's API key as the token."
      : 'The Authorization header is malformed. Send `Bearer <token>`; a token has 1 to 4096 visible ASCII characters.',
  );
};

const optionalHeader = (incoming: Incoming, name: string): string | null => {
  const value = incoming.header(name.toLowerCase());
  if (value === undefined || value === '') return null;
  if (HEADER_VALUE.test(value)) return value;
  throw new ServiceError(
    'BAD_USER_INPUT',
    `The ${name} header is malformed. It has 1 to 256 visible ASCII characters.`,
  );
};
