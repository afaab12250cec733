/** A slash or backslash in disguise: what stands behind us may undo it and see another path than we have compared. */
const DISGUISED = /%2f|%5c/i;

/**
 * The address to send to, if it is one that the operator has listed: scheme, host and port must be the same, and the path
 * must be the listed one or lie under it. Both are read by the WHATWG's rules, which bring every spelling of a host or port
 * into one, and only what they have made of it is used from here on.
 *
 * @param allowed absolute http and https addresses.
 * @returns null when it is none, or holds a user or password.
 */
export const allowedTarget = (callbackUrl: string, allowed: readonly string[]): URL | null => {
  if (!URL.canParse(callbackUrl)) return null;
  const url = new URL(callbackUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || DISGUISED.test(url.pathname)) return null;
  return allowed.some((entry) => covers(new URL(entry), url)) ? url : null;
};

const covers = (entry: URL, url: URL): boolean => {
  const path = entry.pathname.replace(/\/+$/, '');
  return entry.origin === url.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
};
