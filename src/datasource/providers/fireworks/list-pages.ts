import type { Caller } from '../../../domain/caller.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';
import type { Query } from '../../rest/query.ts';
import type { Freshness } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asList, asObject, asText } from '../../wire/values.ts';
import type { ProviderParts } from '../provider.ts';

/** A page as Fireworks cuts it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** What asks for the next one; null on the last. */
  readonly next: string | null;
  /** Whether it was asked for newest first. */
  readonly isOrdered: boolean;
}

/** What to read of a list. */
export interface ListPageRequest {
  /** At most 200; Fireworks makes 200 of more. */
  readonly pageSize: number;
  /** Null begins. */
  readonly pageToken: string | null;
  readonly freshness: Freshness;
}

export type ReadListPage<Item> = (caller: Caller, request: ListPageRequest) => Promise<ListPage<Item>>;

/** What is taken of a page from who minds no page size: as many as are ever read of a list. */
const MOST_AT_ONCE = 2000;

/**
 * Reads a list page by page (https://docs.fireworks.ai/api-reference/list-supervised-fine-tuning-jobs): tokens instead of ids,
 * and sorted by name unless `orderBy` says otherwise. Which of its spellings a field has there is documented nowhere:
 * `create_time` is INFERRED from AIP-132, so a refusal of it makes this ask without from then on.
 *
 * @param name the list's, in its path and in its body.
 * @param decode null for what is no item.
 */
export const createListReader = <Item>(
  { upstream, logger }: Pick<ProviderParts, 'upstream' | 'logger'>,
  name: string,
  decode: (raw: JsonValue) => Item | null,
): ReadListPage<Item> => {
  let takesOrder = true;

  const decodePage = (raw: JsonValue): Omit<ListPage<Item>, 'isOrdered'> => {
    const body = asObject(raw);
    // An empty list may be left out, as what has its default value often is.
    const elements = body && asList(body[name] ?? []);
    if (body === null || elements === null)
      throw new UpstreamFailure('BROKEN', `the body has no list of ${name}`);
    const taken = elements.slice(0, MOST_AT_ONCE);
    const items = taken.map(decode).filter((item) => item !== null);
    const unreadable = taken.length - items.length;
    if (unreadable > 0)
      logger.warn({ unreadable, of: taken.length }, 'a list of the upstream has elements without a name');
    return { items, next: asText(body['nextPageToken']) };
  };

  const read: ReadListPage<Item> = async (caller, { pageSize, pageToken, freshness }) => {
    const isOrdered = takesOrder;
    const query: Query = [
      ['pageSize', String(pageSize)],
      ...(isOrdered ? [['orderBy', 'create_time desc'] as const] : []),
      ...(pageToken === null ? [] : [['pageToken', pageToken] as const]),
    ];
    return { ...(await upstream.get(caller, { path: `/${name}`, query }, decodePage, freshness)), isOrdered };
  };

  return async (caller, request) => {
    const asksForOrder = takesOrder;
    try {
      return await read(caller, request);
    } catch (error) {
      const isRefused = error instanceof UpstreamRejection && error.details.status === 400;
      // In the midst of a list it is the token that is refused.
      if (!isRefused || !asksForOrder || request.pageToken !== null) throw error;
      takesOrder = false;
      logger.info({ list: name }, 'the upstream takes no order of a list: it is read whole and sorted here');
      return read(caller, request);
    }
  };
};
