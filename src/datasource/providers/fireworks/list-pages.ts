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

/** A list at Fireworks. */
export interface ListTarget<Item> {
  /** In its path, and in its body. */
  readonly name: string;
  /** At most 200; Fireworks makes 200 of more. */
  readonly pageSize: number;
  readonly freshness: Freshness;
  /** Null for what is no item. */
  readonly decode: (raw: JsonValue) => Item | null;
}

export type ReadListPage = <Item>(
  caller: Caller,
  list: ListTarget<Item>,
  pageToken: string | null,
) => Promise<ListPage<Item>>;

/**
 * Reads lists page by page (https://docs.fireworks.ai/api-reference/list-supervised-fine-tuning-jobs): tokens instead of
 * ids, and sorted by name unless `orderBy` says otherwise. Which of its spellings a field has there is documented nowhere:
 * `create_time` is INFERRED from AIP-132, so a refusal of it makes this ask without from then on.
 */
export const createListReader = ({
  upstream,
  logger,
}: Pick<ProviderParts, 'upstream' | 'logger'>): ReadListPage => {
  let takesOrder = true;

  const read: ReadListPage = async (caller, { name, pageSize, freshness, decode }, pageToken) => {
    const isOrdered = takesOrder;
    const query: Query = [
      ['pageSize', String(pageSize)],
      ...(isOrdered ? [['orderBy', 'create_time desc'] as const] : []),
      ...(pageToken === null ? [] : [['pageToken', pageToken] as const]),
    ];
    const decodePage = (raw: JsonValue) => {
      const body = asObject(raw);
      // An empty list may be left out, as what has its default value often is.
      const elements = body && asList(body[name] ?? []);
      if (body === null || elements === null)
        throw new UpstreamFailure('BROKEN', `the body has no list of ${name}`);
      const items = elements.map(decode).filter((item) => item !== null);
      const unreadable = elements.length - items.length;
      if (unreadable > 0)
        logger.warn(
          { unreadable, of: elements.length },
          'a list of the upstream has elements without a name',
        );
      return { items, next: asText(body['nextPageToken']), isOrdered };
    };
    return upstream.get(caller, { path: `/${name}`, query }, decodePage, freshness);
  };

  return async (caller, list, pageToken) => {
    const asksForOrder = takesOrder;
    try {
      return await read(caller, list, pageToken);
    } catch (error) {
      const isRefused = error instanceof UpstreamRejection && error.details.status === 400;
      // In the midst of a list it is the token that is refused.
      if (!isRefused || !asksForOrder || pageToken !== null) throw error;
      takesOrder = false;
      logger.info({}, 'the upstream takes no order of a list: lists are read whole and sorted here');
      return read(caller, list, pageToken);
    }
  };
};
