import type { BaseUrl } from '../../rest/base-url.ts';

/**
 * Everything at Fireworks has a name, `accounts/<account>/<collection>/<id>`, and requests refer to it by that
 * (https://docs.fireworks.ai/getting-started/concepts). Clients see the id alone where the account is theirs.
 */

/** The account that the service asks for; null where a gateway's address doesn't tell. */
export const accountIn = ({ prefix }: BaseUrl): string | null =>
  /\/accounts\/([^/]+)$/.exec(prefix)?.[1] ?? null;

/** The account in a name; null in what is none. */
export const accountOf = (name: string): string | null => /^accounts\/([^/]+)\/./.exec(name)?.[1] ?? null;

/** The id at the end of a name; what is no name is an id already. */
export const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** A name as clients of this account see it: the id, or the whole of what belongs to somebody else. */
export const seenFrom = (account: string | null, name: string): string => {
  const owner = accountOf(name);
  return owner === null || owner === account ? idOf(name) : name;
};

/** The name for what a client calls by its id or by its name. */
export const nameIn = (account: string | null, collection: string, given: string): string =>
  account === null || given.includes('/') ? given : `accounts/${account}/${collection}/${given}`;
