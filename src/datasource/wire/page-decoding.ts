import type { JsonValue } from '../../domain/json.ts';
import type { Logger } from '../../domain/logger.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import { BoundedMap } from '../../store/bounded-map.ts';
import type { Decode } from '../rest/exchange.ts';
import { decodePage, type Identified } from './decode-page.ts';

const MOST_KEPT = 1000;

/**
 * Decodings of pages, for `decodePage`. The same request gets the same one, because that is how it is known that an answer
 * would be decoded in the way in which it was before.
 */
export const pageDecoding = <Item extends Identified>(
  decodeItem: (raw: JsonValue) => Item | null,
  logger: Logger,
): ((request: PageRequest) => Decode<Page<Item>>) => {
  const made = new BoundedMap<string, Decode<Page<Item>>>(MOST_KEPT);
  return ({ first, after }) => {
    const key = after === null ? `${first}` : `${first} ${after}`;
    const known = made.get(key);
    if (known) return known;
    const decode = (body: JsonValue): Page<Item> => decodePage(body, { first, after }, decodeItem, logger);
    made.set(key, decode);
    return decode;
  };
};
