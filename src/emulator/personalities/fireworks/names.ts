import { badRequest } from '../../server/api-error.ts';
import { type Check, text } from '../../server/values.ts';

/** Whoever asks is this account's; a path with another account is unknown. */
export const account = 'tunegraph';

export const base = `/v1/accounts/${account}`;

/** https://docs.fireworks.ai/getting-started/concepts: the names of resources, and what an id may look like. */
export const nameOf = (collection: string, id: string): string => `accounts/${account}/${collection}/${id}`;

const id = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const newId: Check<string> = (value, path) => {
  const given = text(1)(value, path);
  if (id.test(given)) return given;
  throw badRequest(
    `${path} must be 1-63 characters of a-z, 0-9 and -, and neither begin nor end with -`,
    path,
  );
};

/** The id of something of this account's that is named in full. */
export const ownName =
  (collection: string): Check<string> =>
  (value, path) => {
    const given = text(1)(value, path);
    const prefix = nameOf(collection, '');
    if (given.startsWith(prefix)) return newId(given.slice(prefix.length), path);
    throw badRequest(`${path} must be the name of a resource, such as ${prefix}my-id`, path);
  };
