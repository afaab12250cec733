/** What a browser can't send as a header of a socket, and says in `connection_init` instead. */
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'openai-organization', 'openai-project']);

/** The payload of `connection_init`. */
export type ConnectionParams = Readonly<Record<string, unknown>> | null | undefined;

type Header = (name: string) => string | undefined;

/**
 * The headers of a socket: those of its upgrade, but of the credentials first what `connection_init` says. Nothing else
 * can be said there, least of all `Host`.
 */
export const withConnectionParams = (header: Header, params: ConnectionParams): Header => {
  const said = new Map<string, string>();
  for (const [key, value] of Object.entries(params ?? {})) {
    const name = key.toLowerCase();
    if (typeof value === 'string' && CREDENTIALS.has(name) && !said.has(name)) said.set(name, value);
  }
  return (name) => said.get(name) ?? header(name);
};
