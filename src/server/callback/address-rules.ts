import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Addresses that look like others but give whoever asks the keys of a machine in a cloud: Azure, Alibaba, AWS and Google
 * over IPv6. Those at 169.254.169.254 are link-local, which no name may resolve to anyhow.
 */
const METADATA: ReadonlySet<string> = new Set([
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

const PRIVATE: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Whether a host that an operator has listed by name may be reached at an address to which the name resolves. It may at
 * public ones; at private ones only where the operator says so; at loopback only under the name that means just that.
 * Everything else is refused: link-local, multicast, unspecified and reserved addresses, and those that carry an IPv4 address
 * within IPv6 (mapped, NAT64, 6to4, Teredo), because they lead where the inner one does. The ranges are those of IANA's
 * special-purpose registries, as ipaddr.js knows them.
 *
 * @param hostname in lower case.
 */
export const mayResolveTo = (hostname: string, address: string, allowPrivate: boolean): boolean => {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return false;
  const range = parsed.range();
  if (range === 'loopback') return hostname === 'localhost';
  if (PRIVATE.has(range)) return allowPrivate;
  return range === 'unicast' && (parsed.kind() === 'ipv4' || isGlobalUnicast(parsed.toByteArray()));
};

/** 2000::/3 is all that has been given out; ipaddr.js calls the rest unicast too. */
const isGlobalUnicast = ([first = 0]: readonly number[]): boolean => first >> 5 === 1;
