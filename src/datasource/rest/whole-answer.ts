import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { isSuccess, largestBody } from './answer-size.ts';
import { asError } from './as-error.ts';
import type { WireAnswer } from './transport.ts';
import { failureOf, UpstreamFailure } from './upstream-failure.ts';

const NO_BODY = Buffer.alloc(0);

/** Takes an answer from the connection as it comes, and hands it on whole. */
export class WholeAnswer implements Dispatcher.DispatchHandler {
  /** Rejects with an UpstreamFailure, or with the reason of an abort. */
  readonly whole: Promise<WireAnswer>;
  #resolve: (answer: WireAnswer) => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #controller: Dispatcher.DispatchController | null = null;
  #aborted: { readonly reason: unknown } | null = null;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #first: Buffer | null = null;
  #more: Buffer[] | null = null;
  #size = 0;

  constructor() {
    this.whole = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether a connection was there and the first byte was about to be written. Until then nothing has been sent. */
  get isStarted(): boolean {
    return this.#controller !== null;
  }

  /** Lets the connection go. What still waits for one hears of it once it has got one, and then sends nothing. */
  abort(reason: unknown): void {
    this.#aborted = { reason };
    this.#controller?.abort(asError(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#aborted) {
      controller.abort(asError(this.#aborted.reason));
      return;
    }
    this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // What comes before the answer itself says nothing of it.
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    const limit = largestBody(this.#status);
    if (this.#size > limit) {
      controller.abort(new UpstreamFailure('OVERSIZED', `the body is larger than ${limit} bytes`));
    } else if (this.#first === null) {
      this.#first = chunk;
    } else {
      this.#more ??= [this.#first];
      this.#more.push(chunk);
    }
  }

  onResponseEnd(): void {
    const body = this.#more ? Buffer.concat(this.#more, this.#size) : (this.#first ?? NO_BODY);
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    // The status of a refusal says enough, be its own words unreadable.
    if (this.#status !== 0 && !isSuccess(this.#status)) {
      this.#resolve({ status: this.#status, headers: this.#headers, body: NO_BODY });
    } else {
      this.#reject(failureOf(error, this.isStarted));
    }
  }
}
