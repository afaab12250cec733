import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { StreamedBody } from './sent-body.ts';

/** A form with one file in it. */
export interface FileForm {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly filename: string;
  /** Such as `application/jsonl`; one that can't be a media type is sent as a row of bytes. */
  readonly contentType: string;
  /** Read as fast as the other side takes it, and no faster. */
  readonly content: Readable;
}

/** A form on the wire: its content type, with the boundary, and its body, whose length nobody knows yet. */
export interface MultipartBody {
  readonly contentType: string;
  readonly body: StreamedBody;
}

const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

// What browsers do: nothing else ends a quoted name or begins a line of its own.
const quoted = (text: string): string =>
  `"${text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22').replaceAll('\0', '')}"`;

/** Writes a form as `multipart/form-data`, the file last, so that a server knows everything else when it arrives. */
export const multipartBody = ({ fields, filename, contentType, content }: FileForm): MultipartBody => {
  const boundary = `tunegraph-${randomUUID()}`;
  const fieldParts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}\r\n\r\n${value}\r\n`,
  );
  const fileHead =
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename=${quoted(filename)}\r\n` +
    `Content-Type: ${MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream'}\r\n\r\n`;

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: { head: fieldParts.join('') + fileHead, content, tail: `\r\n--${boundary}--\r\n` },
  };
};
