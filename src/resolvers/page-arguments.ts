import type { PageRequest } from '../domain/page.ts';
import { ServiceError } from '../domain/service-error.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import { decodeCursor } from './cursor.ts';

/** The arguments of every connection, as the schema's defaults leave them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** More items in one page are refused. */
export const MAX_PAGE_SIZE = 100;

/**
 * @param defaultSize for a client that sends an explicit null.
 * @throws ServiceError BAD_USER_INPUT when `first` is outside 1 to 100, or `after` is no cursor.
 */
export const pageRequestOf = ({ first, after }: PageArguments, defaultSize: number): PageRequest => {
  const size = first ?? defaultSize;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw new ServiceError('BAD_USER_INPUT', `\`first\` is ${size}; it may be 1 to ${MAX_PAGE_SIZE}.`, {
      path: ['first'],
    });
  }
  return { first: size, after: after == null ? null : decodeCursor(after) };
};

/** Upstreams name the parameter, or nothing; one that names another has another complaint. */
const blamesCursor = ({ details: { param } }: UpstreamRejection): boolean =>
  param === null || param === 'after';

/**
 * Reads a list, and tells a client whose cursor the upstream refuses what to do about it.
 *
 * @throws ServiceError BAD_USER_INPUT when the upstream refuses a request that came with a cursor.
 */
export const listAfterCursor = async <Result>(
  { after }: PageRequest,
  list: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof UpstreamRejection) || after === null || !blamesCursor(error)) throw error;
    const message =
      'The upstream does not know the item that this cursor stands for; start again without `after`.';
    throw new ServiceError('BAD_USER_INPUT', message, { path: ['after'] });
  }
};
