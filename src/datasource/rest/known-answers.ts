import { type Decode, parseBody } from './exchange.ts';
import type { WireAnswer } from './transport.ts';

interface Known {
  readonly credential: string;
  readonly path: string;
  readonly decode: Decode<unknown>;
  readonly body: Buffer;
  readonly value: unknown;
  older: Known | null;
  newer: Known | null;
}

export interface KnownAnswersLimits {
  /** What may be kept in all, in bytes as `weightOf` counts them. */
  readonly all: number;
  /** The largest body of which the value is kept, in bytes. */
  readonly body: number;
}

/** Room for ten thousand jobs with what was made of them; a page of more than 64 KiB is rarely asked for twice. */
const USUAL: KnownAnswersLimits = { all: 32 * 1024 * 1024, body: 64 * 1024 };

/** An answer's body, what was made of it, and what it takes to find them again, in bytes: a job of 640 bytes takes 2 KB of heap and as much again beside it. */
export const weightOf = (body: Uint8Array): number => 4 * body.length + 512;

/**
 * The last answer to each read, with the value that was made of it. The upstream is asked all the same: but what says the same
 * in the same bytes is not read a second time, and a job that is looked at again and again mostly does.
 *
 * What one credential was answered is told to no other. When there is too much, that goes which was unused for longest.
 */
export class KnownAnswers {
  readonly #limits: KnownAnswersLimits;
  readonly #credentials = new Map<string, Map<string, Known>>();
  #newest: Known | null = null;
  #oldest: Known | null = null;
  #weight = 0;

  constructor(limits: KnownAnswersLimits = USUAL) {
    this.#limits = limits;
  }

  /** What is kept in all, in bytes. */
  get weight(): number {
    return this.#weight;
  }

  /**
   * The value of an answer: the one that was made of the same bytes before, else a new one. Whoever gets it must not change it.
   *
   * @param path the whole address of the read.
   * @throws what `decode` throws, and UpstreamFailure `BROKEN` for what is no JSON.
   */
  read<Answer>(credential: string, path: string, answer: WireAnswer, decode: Decode<Answer>): Answer {
    const { body } = answer;
    const known = this.#credentials.get(credential)?.get(path);
    if (known !== undefined && known.decode === decode && known.body.equals(body)) {
      this.#touch(known);
      // The same decoding made it, so it is of this type.
      return known.value as Answer;
    }
    const value = decode(parseBody(answer));
    if (known !== undefined) this.#remove(known);
    if (body.length <= this.#limits.body) this.#add(credential, path, body, decode, value);
    return value;
  }

  /** Nothing is left of what this credential was answered. */
  forget(credential: string): void {
    for (const known of this.#credentials.get(credential)?.values() ?? []) this.#remove(known);
  }

  #add(credential: string, path: string, body: Buffer, decode: Decode<unknown>, value: unknown): void {
    // A copy: what came is a window on all that was read from the connection with it.
    const copy = Buffer.allocUnsafeSlow(body.length);
    copy.set(body);
    const known: Known = { credential, path, decode, body: copy, value, older: null, newer: null };
    const answers = this.#credentials.get(credential);
    if (answers) answers.set(path, known);
    else this.#credentials.set(credential, new Map([[path, known]]));
    this.#weight += weightOf(copy);
    this.#link(known);
    while (this.#weight > this.#limits.all && this.#oldest !== null) this.#remove(this.#oldest);
  }

  #remove(known: Known): void {
    const answers = this.#credentials.get(known.credential);
    answers?.delete(known.path);
    if (answers?.size === 0) this.#credentials.delete(known.credential);
    this.#weight -= weightOf(known.body);
    this.#unlink(known);
  }

  #touch(known: Known): void {
    if (known === this.#newest) return;
    this.#unlink(known);
    this.#link(known);
  }

  #link(known: Known): void {
    known.older = this.#newest;
    known.newer = null;
    if (this.#newest !== null) this.#newest.newer = known;
    this.#newest = known;
    this.#oldest ??= known;
  }

  #unlink({ older, newer }: Known): void {
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
  }
}
