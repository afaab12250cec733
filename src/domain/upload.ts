import type { Readable } from 'node:stream';
import { ServiceError } from './service-error.ts';

/** A file on its way in: its bytes still arrive while it is handed on. */
export class Upload {
  /** As the client named it; never a path. */
  readonly filename: string;
  /** What the client says it is, such as `application/jsonl`. */
  readonly contentType: string;
  #content: Readable | null;

  constructor(filename: string, contentType: string, content: Readable) {
    this.filename = filename;
    this.contentType = contentType;
    this.#content = content;
  }

  /**
   * The bytes, for one reader: they are nowhere but on their way. The stream fails with UploadTooLarge when there are more
   * than are allowed.
   *
   * @throws ServiceError BAD_USER_INPUT when they were taken before.
   */
  take(): Readable {
    const content = this.#content;
    this.#content = null;
    if (content) return content;
    throw new ServiceError(
      'BAD_USER_INPUT',
      'A file can be used once in an operation; upload it once more.',
      {
        path: ['file'],
      },
    );
  }
}

/** More bytes came than the service takes. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
  /** In bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super(`The file has more than ${limit} bytes, which is the most that this service takes.`);
    this.limit = limit;
  }
}
