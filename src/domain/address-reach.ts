import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Who is behind an IP address: anybody, the operator's own network, this machine, or what nobody's name or setting may lead
 * to.
 */
export type AddressReach = 'public' | 'private' | 'loopback' | 'forbidden';

/**
 * Addresses that look like others but give whoever asks the keys of a machine in a cloud: Azure, Alibaba, AWS and Google
 * over IPv6. Those at 169.254.169.254 are link-local, which is forbidden anyhow.
 */
const METADATA: ReadonlySet<string> = new Set([
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

const PRIVATE: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Forbidden are link-local, multicast, unspecified and reserved addresses, those of cloud metadata, those that carry an IPv4
 * address within IPv6 (mapped, NAT64, 6to4, Teredo), because they lead where the inner one does, and what is no IP address.
 * The ranges are those of IANA's special-purpose registries, as ipaddr.js knows them.
 */
export const reachOf = (address: string): AddressReach => {
  if (isIP(address) === 0) return 'forbidden';
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return 'forbidden';
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (PRIVATE.has(range)) return 'private';
  const isPublic = range === 'unicast' && (parsed.kind() === 'ipv4' || isGlobalUnicast(parsed.toByteArray()));
  return isPublic ? 'public' : 'forbidden';
};

/** 2000::/3 is all that has been given out; ipaddr.js calls the rest unicast too. */
const isGlobalUnicast = ([first = 0]: readonly number[]): boolean => first >> 5 === 1;
