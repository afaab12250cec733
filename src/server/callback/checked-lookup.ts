import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { mayResolveTo } from './address-rules.ts';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Asks the machine's own resolver. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

/** A listed name resolves to an address that may not be reached under it. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';

  constructor() {
    super('The name resolves to an address that may not be called back.');
  }
}

/**
 * The name resolution of a connection that is being made: it hands on addresses only if every single one may be reached. The
 * connection goes to these very addresses, so nobody can answer the check with one address and the connection with another
 * (DNS rebinding). An address in place of a name is never looked up; that one is compared with the list as it stands.
 */
export const checkedLookup =
  (resolve: Resolve, allowPrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    const checked = async (): Promise<readonly LookupAddress[]> => {
      const addresses = await resolve(hostname);
      const name = hostname.toLowerCase();
      const areAllowed = addresses.every(({ address }) => mayResolveTo(name, address, allowPrivate));
      if (addresses.length === 0 || !areAllowed) throw new AddressRefused();
      return addresses;
    };
    checked().then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, [...addresses]);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
