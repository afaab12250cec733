import type { JsonValue } from '../../../domain/json.ts';
import type { Logger } from '../../../domain/logger.ts';
import { decodePage } from '../../wire/decode-page.ts';

const WHOLE = { first: Number.POSITIVE_INFINITY, after: null };

/**
 * All of a list, in its own order. Together's lists have no pages and take no parameters: `{ data: […] }` is everything
 * (https://docs.together.ai/reference/get-fine-tunes), as far as one answer may be large.
 *
 * @throws UpstreamFailure `BROKEN` when the body is no list.
 */
export const wholeList = <Item extends { readonly id: string }>(
  raw: JsonValue,
  decode: (raw: JsonValue) => Item | null,
  logger: Logger,
): readonly Item[] => decodePage(raw, WHOLE, decode, logger).items;

/** Newest first, of a list whose order nobody promises: Together's own tools sort it too, and find it oldest first. */
export const newestFirst = <Item>(
  items: readonly Item[],
  timeOf: (item: Item) => Date | null,
): readonly Item[] =>
  items.toReversed().sort((a, b) => (timeOf(b)?.getTime() ?? 0) - (timeOf(a)?.getTime() ?? 0));
