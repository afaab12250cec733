import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Logger } from '../../domain/logger.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import { UpstreamFailure } from '../rest/upstream-failure.ts';
import { asList, asObject } from './values.ts';

/** What a list can hold. */
export interface Identified {
  readonly id: string;
}

const elementsOf = (body: JsonObject): readonly JsonValue[] => {
  // An empty list is null where the server's language makes no difference between the two.
  const elements = body['data'] === null ? [] : asList(body['data']);
  if (elements === null) throw new UpstreamFailure('BROKEN', 'the body is an object, but no list');
  return elements;
};

const withoutRepeats = <Item extends Identified>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

/**
 * A page of a list as the upstream sent it. An element that can't be read is left out, and logged, rather than taking the
 * others with it.
 *
 * Gateways exist that ignore `after`, ignore `limit`, or answer an empty page with more to come. So nothing up to the item
 * `after` is taken, nor more than was asked for; and a page that brings nothing new is the last one, whatever it says.
 *
 * @throws UpstreamFailure `BROKEN` when the body is no list.
 */
export const decodePage = <Item extends Identified>(
  raw: JsonValue,
  { first, after }: PageRequest,
  decodeItem: (raw: JsonValue) => Item | null,
  logger: Logger,
): Page<Item> => {
  const body = asObject(raw);
  if (body === null) throw new UpstreamFailure('BROKEN', 'the body is no object');
  const elements = elementsOf(body);
  const readable = elements.map(decodeItem).filter((item) => item !== null);
  const unreadable = elements.length - readable.length;
  if (unreadable > 0)
    logger.warn({ unreadable, of: elements.length }, 'a list of the upstream has elements without an id');

  const cursor = after === null ? -1 : readable.findLastIndex(({ id }) => id === after);
  const fresh = withoutRepeats(readable.slice(cursor + 1));
  const more = typeof body['has_more'] === 'boolean' ? body['has_more'] : elements.length >= first;
  return { items: fresh.slice(0, first), hasMore: fresh.length > first || (fresh.length > 0 && more) };
};
