import { Readable } from 'node:stream';
import type { WireRequest } from './transport.ts';

/** A request's body on its way. A failure of its own source is remembered: the upstream is not to blame for it. */
export class SentBody {
  /** What undici reads. */
  readonly stream: string | Readable | null;
  #failure: { readonly reason: unknown } | undefined;

  /** @param onProgress called for each piece that is taken. */
  constructor(body: WireRequest['body'], onProgress: () => void) {
    this.stream =
      body === null || typeof body === 'string'
        ? body
        : Readable.from(this.#pieces(body[Symbol.asyncIterator](), onProgress), { objectMode: false });
  }

  /** What the source threw, if it did; else this error. */
  blame(error: unknown): unknown {
    return this.#failure ? this.#failure.reason : error;
  }

  async *#pieces(source: AsyncIterator<Uint8Array>, onProgress: () => void): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        // Only what the source throws is its failure; undici throws into this generator too, when the connection breaks.
        const piece = await source.next().catch((reason: unknown) => {
          this.#failure = { reason };
          throw reason;
        });
        onProgress();
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      await source.return?.();
    }
  }
}
