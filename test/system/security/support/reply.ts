import type { GraphQLFormattedError } from 'graphql';

/** What came back of an attack, whatever it went over. */
export interface Reply {
  /** The HTTP status; null on a socket, and where nothing that is HTTP came back. */
  readonly status: number | null;
  /** The close code of a socket, while the attack was under way; null when it stayed open. */
  readonly closed: number | null;
  /** `extensions.code` of every error, each once, in order. */
  readonly codes: readonly string[];
  /** The result's `data`; absent when there is none. */
  readonly data?: unknown;
  /** Everything as it came, headers included where there are any. */
  readonly text: string;
}

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** What a result of GraphQL says, in terms of a reply. */
export const readResult = (result: unknown): Pick<Reply, 'codes' | 'data'> => {
  const { data, errors = [] } = (typeof result === 'object' && result !== null ? result : {}) as Result;
  const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'NO CODE')));
  return { codes: [...codes], ...(data !== undefined && { data }) };
};

/** The same for a body; one that is no JSON says nothing. */
export const readBody = (body: string): Pick<Reply, 'codes' | 'data'> => {
  try {
    return readResult(JSON.parse(body));
  } catch {
    return { codes: [] };
  }
};
