import { pipeline, type Readable, Transform } from 'node:stream';

/** A body that comes as a stream, between two texts that frame it. */
export interface StreamedBody {
  readonly head: string;
  readonly content: Readable;
  readonly tail: string;
}

/**
 * A request's body on its way. It is taken from its content as fast as the upstream takes it; when one of the two breaks off,
 * so does the other. A failure of the content is remembered: the upstream is not to blame for it.
 */
export class SentBody {
  /** What undici reads. */
  readonly stream: string | Readable | null;
  #failure: { readonly reason: unknown } | undefined;

  /** @param onProgress called for each piece that is taken. */
  constructor(body: string | StreamedBody | null, onProgress: () => void) {
    this.stream = body === null || typeof body === 'string' ? body : this.#framed(body, onProgress);
  }

  /** What the content failed with, if it did; else this error. */
  blame(error: unknown): unknown {
    return this.#failure ? this.#failure.reason : error;
  }

  #framed({ head, content, tail }: StreamedBody, onProgress: () => void): Readable {
    const stream = new Transform({
      transform(piece, _encoding, callback) {
        onProgress();
        callback(null, piece);
      },
      flush(callback) {
        callback(null, tail);
      },
    });
    stream.push(head);

    // A stream that is destroyed already takes its content with it; then the content's end is no failure of its own.
    const fail = (reason: unknown): void => {
      if (!stream.destroyed) this.#failure ??= { reason };
    };
    const endedEarly = (): void => {
      if (!content.readableEnded) fail(content.errored ?? new Error('The content broke off before its end.'));
    };
    content.once('error', fail);
    content.once('close', endedEarly);
    if (content.destroyed) endedEarly();
    // Every way in which it can end is heard of elsewhere.
    pipeline(content, stream, () => {});
    return stream;
  }
}
