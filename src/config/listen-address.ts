import { isIP, isIPv4, isIPv6 } from 'node:net';

const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/** Whether it is an IP address or a name. */
export const isListenAddress = (address: string): boolean => isIP(address) !== 0 || NAME.test(address);

/** Whether nobody but this machine reaches what listens there. */
export const isLoopback = (address: string): boolean => {
  const host = hostOf(address).toLowerCase();
  return host === 'localhost' || host === '[::1]' || (isIPv4(address) && address.startsWith('127.'));
};

/** Whether it stands for every address of this machine. */
export const isWildcard = (address: string): boolean => ['0.0.0.0', '[::]'].includes(hostOf(address));

/** As it stands in a URL: an IPv6 address is shortened and gets its brackets. */
export const hostOf = (address: string): string =>
  isIPv6(address) && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address;
