/**
 * Whether a page of this origin may open a socket. Browsers apply no CORS to sockets, so nothing else keeps foreign pages
 * out. Programs that are no browsers, such as routers, send no origin.
 *
 * @param host the `Host` header.
 */
export const isWelcomeOrigin = (
  origin: string | undefined,
  host: string,
  allowed: readonly string[],
): boolean => {
  if (origin === undefined || allowed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: itsHost } = new URL(origin);
  // With the page's scheme, so that a port that goes without saying on one side is the same as one that is said.
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === itsHost;
};
