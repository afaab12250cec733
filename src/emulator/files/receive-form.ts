import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { badRequest } from '../server/api-error.ts';
import { createDatasetReader, type DatasetReport } from './dataset.ts';

/** The file of an upload, written to disk. */
export interface ReceivedFile {
  readonly filename: string;
  /** Bytes that came, at most one more than allowed. */
  readonly size: number;
  readonly dataset: DatasetReport;
}

export interface ReceivedForm {
  readonly fields: ReadonlyMap<string, string>;
  /** Null where the form had none. */
  readonly file: ReceivedFile | null;
}

const malformed = (what: string) =>
  badRequest(`We could not parse the multipart body of your request: ${what}.`, null, 'invalid_multipart');

function openForm(request: IncomingMessage, largestFile: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      // One byte more than allowed tells a file that is too large from one that just fits.
      limits: {
        files: 1,
        fileSize: largestFile + 1,
        fields: 20,
        fieldSize: 4_096,
        fieldNameSize: 200,
        parts: 22,
      },
      defParamCharset: 'utf8',
    });
  } catch {
    throw malformed('it has no boundary');
  }
}

/** Writes a file as it arrives and reads it as training data on the way: neither needs a second pass. */
export async function keepFile(content: Readable, filename: string, path: string): Promise<ReceivedFile> {
  const reader = createDatasetReader();
  let size = 0;
  await pipeline(
    content,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        size += piece.length;
        reader.push(piece);
        yield piece;
      }
    },
    createWriteStream(path),
  );
  return { filename, size, dataset: reader.finish() };
}

/** Takes a multipart form in; its file named `file` goes to `path`, of which no more than a piece is held at a time. */
export function receiveForm(
  request: IncomingMessage,
  path: string,
  largestFile: number,
): Promise<ReceivedForm> {
  const form = openForm(request, largestFile);
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    let file: Promise<ReceivedFile | null> = Promise.resolve(null);
    const fail = (error: Error): void => {
      request.unpipe(form);
      // What was written so far has its own pipeline, which ends with the form.
      form.destroy();
      file.finally(() => reject(error)).catch(() => undefined);
    };
    form.on('file', (name, content, { filename }) => {
      if (name === 'file') file = keepFile(content, filename ?? 'upload', path);
      else fields.set(name, '');
      if (name !== 'file') content.resume();
      file.catch(fail);
    });
    form.on('field', (name, value) => void fields.set(name, value));
    form.on('filesLimit', () => fail(malformed('it has more than one file')));
    form.on('fieldsLimit', () => fail(malformed('it has too many fields')));
    form.on('partsLimit', () => fail(malformed('it has too many parts')));
    form.on('error', () => fail(malformed('it ends too early or is not multipart')));
    form.on('close', () => {
      file.then((received) => resolve({ fields, file: received }), reject);
    });
    request.on('close', () => {
      if (!request.complete) fail(malformed('the connection was closed'));
    });
    request.pipe(form);
  });
}
