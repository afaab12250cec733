import { type Decode, parseBody } from './exchange.ts';
import type { WireAnswer } from './transport.ts';

interface Known {
  readonly credential: string;
  readonly path: string;
  decode: Decode<unknown>;
  body: Buffer;
  /** What was made of the body. Null while it has come but once: much of what is new each time would only be kept to be dropped. */
  made: { readonly value: unknown } | null;
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

/** What comes is a window on all that was read from the connection with it, and the connection may write over it. */
const copyOf = (body: Buffer): Buffer => {
  const copy = Buffer.allocUnsafeSlow(body.length);
  copy.set(body);
  return copy;
};

/**
 * The last answer to each read, with the value that was made of it. The upstream is asked all the same: but what said the same
 * twice in the same bytes is not made anew a third time, and a job that is looked at again and again mostly says the same.
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
    if (known === undefined) {
      const value = decode(parseBody(answer));
      if (body.length <= this.#limits.body) this.#add(credential, path, body, decode);
      return value;
    }
    this.#touch(known);
    if (known.decode !== decode || !known.body.equals(body)) {
      this.#replace(known, body, decode);
      return decode(parseBody(answer));
    }
    known.made ??= { value: decode(parseBody(answer)) };
    // The same decoding made it, so it is of this type.
    return known.made.value as Answer;
  }

  /** Nothing is left of what this credential was answered. */
  forget(credential: string): void {
    for (const known of this.#credentials.get(credential)?.values() ?? []) this.#remove(known);
  }

  #add(credential: string, path: string, body: Buffer, decode: Decode<unknown>): void {
    const known: Known = {
      credential,
      path,
      decode,
      body: copyOf(body),
      made: null,
      older: null,
      newer: null,
    };
    const answers = this.#credentials.get(credential);
    if (answers) answers.set(path, known);
    else this.#credentials.set(credential, new Map([[path, known]]));
    this.#weight += weightOf(body);
    this.#link(known);
    this.#makeRoom();
  }

  #replace(known: Known, body: Buffer, decode: Decode<unknown>): void {
    if (body.length > this.#limits.body) {
      this.#remove(known);
      return;
    }
    known.decode = decode;
    known.made = null;
    // What changes is mostly a number or a word: the next body often fits where the last one was.
    if (known.body.length === body.length) {
      known.body.set(body);
      return;
    }
    this.#weight += weightOf(body) - weightOf(known.body);
    known.body = copyOf(body);
    this.#makeRoom();
  }

  #makeRoom(): void {
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
