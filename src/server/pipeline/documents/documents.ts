import {
  createPrepare,
  type Preparation,
  type PreparedDocument,
  type PrepareParts,
  type RefusedDocument,
} from './prepare-document.ts';
import { RecentTexts, type Room } from './recent-texts.ts';

export type Prepared = { readonly prepared: PreparedDocument } | { readonly refused: RefusedDocument };

/** A front end's operations, many times over. A document of a hundred tokens weighs some 43 kB. */
const ROOM: Room = { count: 5000, weight: 64 * 1024 ** 2 };
/** Whoever sends the same mistake again and again costs no more than a look-up; nobody pushes good documents out with bad. */
const ROOM_FOR_REFUSED: Room = { count: 500, weight: 8 * 1024 ** 2 };

/** The one place that turns a text into a document: whoever sends a text again pays for a look-up. */
export class Documents {
  readonly #prepare: (text: string) => Preparation;
  readonly #recent = new RecentTexts<Prepared>(ROOM);
  readonly #refused = new RecentTexts<Prepared>(ROOM_FOR_REFUSED);
  readonly #kept = new Map<string, Prepared>();

  constructor(parts: PrepareParts) {
    this.#prepare = createPrepare(parts);
  }

  /**
   * Prepares documents that are never forgotten. They are held against every limit, like any other.
   *
   * @param texts by their ids.
   * @throws Error that names those that can't run.
   */
  keep(texts: ReadonlyMap<string, string>): void {
    const problems: string[] = [];
    for (const [id, text] of texts) {
      const preparation = this.#prepare(text);
      if ('prepared' in preparation) this.#kept.set(text, preparation);
      else problems.push(`${id}: ${preparation.refused.refusals.map(messageOf).join(' ')}`);
    }
    if (problems.length > 0) throw new Error(`Trusted documents that can't run:\n${problems.join('\n')}`);
  }

  get(text: string): Prepared {
    return this.#kept.get(text) ?? this.#recent.get(text) ?? this.#refused.get(text) ?? this.#add(text);
  }

  #add(text: string): Prepared {
    const preparation = this.#prepare(text);
    ('prepared' in preparation ? this.#recent : this.#refused).set(text, preparation, preparation.weight);
    return preparation;
  }
}

const messageOf = (refusal: unknown): string =>
  refusal instanceof Error ? refusal.message : String(refusal);
