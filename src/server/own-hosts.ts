import { ServiceError } from '../domain/service-error.ts';
import { hostNameOf } from './host-name.ts';
import type { Incoming } from './incoming.ts';

/** Names of this service, each in the one spelling of `hostNameOf`. */
export type OwnHosts = ReadonlySet<string>;

/** @param names as they stand in a `Host` header, or in the configuration. */
export const ownHosts = (names: readonly string[]): OwnHosts =>
  new Set(names.map(hostNameOf).filter((name) => name !== undefined));

/**
 * Lets nobody pass who asks under a name that is not really ours: a web page that points its own name at this address (DNS
 * rebinding) sends that name in `Host`, and its browser takes our answers for the page's own.
 *
 * @throws ServiceError FORBIDDEN
 */
export const requireOwnHost = (incoming: Incoming, own: OwnHosts): void => {
  const header = incoming.header('host') ?? '';
  const name = hostNameOf(header);
  if (name !== undefined && own.has(name)) return;
  throw new ServiceError(
    'FORBIDDEN',
    `This service does not answer to the Host ${JSON.stringify(header.slice(0, 100))}. If it is one of its names, add it to TUNEGRAPH_ALLOWED_HOSTS.`,
  );
};
