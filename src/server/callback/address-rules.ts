import { reachOf } from '../../domain/address-reach.ts';

/**
 * Whether a host that an operator has listed by name may be reached at an address to which the name resolves. It may at
 * public ones; at private ones only where the operator says so; at loopback only under the name that means just that.
 * Everything else is refused.
 *
 * @param hostname in lower case.
 */
export const mayResolveTo = (hostname: string, address: string, allowPrivate: boolean): boolean => {
  const reach = reachOf(address);
  if (reach === 'loopback') return hostname === 'localhost';
  return reach === 'public' || (reach === 'private' && allowPrivate);
};
