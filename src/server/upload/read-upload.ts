import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { ServiceError } from '../../domain/service-error.ts';
import { Upload, UploadTooLarge } from '../../domain/upload.ts';
import { Refusal } from '../http/refusal.ts';
import type { Variables } from '../pipeline/input-problems.ts';
import { uploadOperations } from './operations.ts';
import { wholeFile } from './whole-file.ts';
import { createYoungGarbage } from './young-garbage.ts';

/** A multipart request as far as it has been read when its file begins. */
export interface UploadRequest {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** With the file, whose bytes still arrive, in its place. */
  readonly variables: Variables;
}

const MAX_FIELD_BYTES = 1024 * 1024;
/** What a multipart body may hold beside its file: two fields, and headers. */
const MAX_OVERHEAD = 2 * MAX_FIELD_BYTES + 64 * 1024;
const MAX_FILENAME = 255;

/**
 * Reads a multipart request up to where its file begins. The file itself flows on only as fast as somebody reads it.
 *
 * @param maxBytes how large the file may be; its content fails with UploadTooLarge beyond.
 * @throws Refusal 400 when the request is not one operation with one file.
 */
export const readUpload = (request: IncomingMessage, maxBytes: number): Promise<UploadRequest> =>
  new Promise((resolve, reject) => {
    const parser = parserOf(request, maxBytes);
    const fields = new Map<string, string>();
    let content: Readable | undefined;
    const refuse = (message: string): void => {
      reject(new Refusal(400, 'BAD_REQUEST', message));
      // Once the file has begun, its operation runs, and is told by the file.
      content?.destroy(new ServiceError('BAD_USER_INPUT', message));
    };

    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) refuse(`The part \`${name.slice(0, 32)}\` has more than ${MAX_FIELD_BYTES} bytes.`);
      else fields.set(name, value);
    });
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const file = wholeFile(stream, parser);
      content = file;
      const tooLarge = (): void => void file.destroy(new UploadTooLarge(maxBytes));
      stream.once('limit', tooLarge);
      try {
        const { parameters, fileField, variablesWith } = uploadOperations(
          fields.get('operations'),
          fields.get('map'),
        );
        if (name !== fileField)
          throw new Refusal(
            400,
            'BAD_REQUEST',
            `\`map\` names the file "${fileField}", and the part is named otherwise.`,
          );
        resolve({ parameters, variables: variablesWith(new Upload(filenameOf(filename), mimeType, file)) });
        if (Number(request.headers['content-length']) > maxBytes + MAX_OVERHEAD) tooLarge();
      } catch (error) {
        reject(error);
      }
    });
    const refuseMore = (): void =>
      refuse('A request carries `operations`, `map` and one file, and nothing else.');
    parser.on('filesLimit', refuseMore).on('fieldsLimit', refuseMore).on('partsLimit', refuseMore);
    parser.on('error', () => refuse('The body is not well-formed multipart/form-data.'));
    parser.on('close', () => {
      if (!content) refuse('The request carries no file after `operations` and `map`.');
    });
    request.once('close', () => {
      if (request.complete) return;
      const gone = new Error('The client went away before its file had arrived.');
      content?.destroy(gone);
      reject(gone);
    });
    const dropGarbage = createYoungGarbage();
    request.on('data', (piece: Buffer) => dropGarbage(piece.length));
    request.pipe(parser);
  });

const parserOf = (request: IncomingMessage, maxBytes: number): busboy.Busboy => {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // busboy reports a size when it is reached, and a file of exactly the largest is welcome; so it does with the parts.
      limits: { fields: 2, fieldSize: MAX_FIELD_BYTES, files: 1, fileSize: maxBytes + 1, parts: 4 },
    });
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'The Content-Type of a multipart request names its boundary.');
  }
};

const filenameOf = (filename: string | undefined): string =>
  [...(filename ?? '')]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .slice(0, MAX_FILENAME)
    .join('') || 'upload.jsonl';
