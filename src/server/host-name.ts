import { remembering } from './remembering.ts';

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?$/i;

/**
 * The name in what a `Host` header holds, without its port and in the one spelling that browsers use: lower case, an
 * IPv6 address shortened and in brackets. Undefined when it is no host at all.
 */
export const hostNameOf = remembering((authority: string): string | undefined => {
  if (!AUTHORITY.test(authority)) return undefined;
  const address = `http://${authority}`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
});
