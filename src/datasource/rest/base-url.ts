/** Where the upstream is, taken apart once. */
export interface BaseUrl {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The host with its port, as it could stand in a message. */
  readonly host: string;
  /** What every path begins with, without a slash at its end: `/v1`, or empty. */
  readonly prefix: string;
  /** Parameters that go with every call, such as an `api-version`. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/**
 * Takes a base URL apart. Slashes at its end don't matter; a query goes with every call.
 *
 * @throws TypeError when it is no http or https URL, or holds a user or password. The message doesn't repeat it.
 */
export const parseBaseUrl = (text: string): BaseUrl => {
  if (!URL.canParse(text)) throw new TypeError('The base URL is not a URL.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError('The base URL must begin with http:// or https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('The base URL must hold no user or password; a credential goes in a header.');
  }
  return {
    origin: url.origin,
    host: url.host,
    prefix: url.pathname.replace(/\/+$/, ''),
    query: [...url.searchParams],
  };
};
