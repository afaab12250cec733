/**
 * Whose page asks: `NONE`: no page of a browser, such as a router. `OWN`: the service's own. `LISTED`: one that may ask by
 * configuration. `FOREIGN`: any other, a page without an origin (`null`) among them.
 */
export type PageStanding = 'NONE' | 'OWN' | 'LISTED' | 'FOREIGN';

/**
 * The rule for HTTP and sockets alike. Browsers apply no CORS to sockets, and to HTTP only once the request has run.
 *
 * @param origin the `Origin` header.
 * @param host the `Host` header.
 * @param listed origins as browsers send them.
 */
export const pageStanding = (
  origin: string | undefined,
  host: string,
  listed: readonly string[],
): PageStanding => {
  if (origin === undefined) return 'NONE';
  if (listed.includes(origin)) return 'LISTED';
  if (!URL.canParse(origin)) return 'FOREIGN';
  const { protocol, host: itsHost } = new URL(origin);
  // With the page's scheme, so that a port that goes without saying on one side is the same as one that is said.
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && itsHost !== '' && new URL(own).host === itsHost ? 'OWN' : 'FOREIGN';
};
