import type { Readable } from 'node:stream';

/** A file on its way in: its bytes still arrive while it is handed on. */
export class Upload {
  /** As the client named it; never a path. */
  readonly filename: string;
  /** What the client says it is, such as `application/jsonl`. */
  readonly contentType: string;
  /** Fails with UploadTooLarge when there is more than is allowed. */
  readonly content: Readable;

  constructor(filename: string, contentType: string, content: Readable) {
    this.filename = filename;
    this.contentType = contentType;
    this.content = content;
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
