import type { JsonValue } from '../../../domain/json.ts';
import { asList, asNumber, asObject } from '../../wire/values.ts';

/** An element of a list, and its place in it, counted from the oldest. */
export interface Placed {
  readonly element: JsonValue;
  readonly place: number;
}

/** Training takes some hundred checkpoints and a dozen changes of status; nobody needs to hold a list without end. */
const MOST = 10_000;

const timeOf = (element: JsonValue | undefined): number => asNumber(asObject(element)?.['created_at']) ?? 0;

/**
 * One of the lists inside a job, oldest first. Mistral sends the newest first
 * (https://github.com/mistralai/platform-docs-public, `docs/guides/finetuning_sections/_03_e2e_examples.md`); one whose times
 * show that it begins with the oldest is left as it is. So a place stays the same while the list grows. Of a list that is
 * longer than 10,000, the newest are taken.
 */
export const oldestFirst = (raw: JsonValue | undefined): readonly Placed[] => {
  const elements = asList(raw) ?? [];
  const isRising = timeOf(elements[0]) < timeOf(elements.at(-1));
  return (isRising ? elements : elements.toReversed())
    .map((element, place) => ({ element, place }))
    .slice(-MOST);
};
