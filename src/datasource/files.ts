import type { Readable } from 'node:stream';
import type { Caller } from '../domain/caller.ts';
import type { FineTuningFile } from '../domain/file.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Logger } from '../domain/logger.ts';
import { mayHaveHappened } from '../domain/may-have-happened.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import { BoundedMap } from '../store/bounded-map.ts';
import { isUsableId, segment } from './rest/ids.ts';
import { multipartBody } from './rest/multipart.ts';
import { nullIfUnknown, unknownId } from './rest/not-found.ts';
import { pageQuery } from './rest/page-query.ts';
import type { Upstream } from './rest/upstream.ts';
import { UpstreamFailure } from './rest/upstream-failure.ts';
import { decodeFile } from './wire/decode-file.ts';
import { pageDecoding } from './wire/page-decoding.ts';
import { asObject } from './wire/values.ts';

/** What to read of the list of files. */
export interface FilePageRequest extends PageRequest {
  /** Only files of this purpose, such as `fine-tune`; absent asks for all. */
  readonly purpose?: string | undefined;
}

/** A file on its way to the upstream. */
export interface UploadRequest {
  readonly filename: string;
  /** Such as `fine-tune`. */
  readonly purpose: string;
  /** Read only as fast as the upstream takes it, and destroyed when the upload ends, however it ends. */
  readonly content: Readable;
  /** Absent means a row of bytes. */
  readonly contentType?: string | undefined;
}

/**
 * Files at the upstream. Every operation throws ServiceError, or the reason of the caller's own abort; `upload`, `delete` and
 * `content` throw UpstreamRejection when the upstream refuses, with status 404 for a file that it doesn't know.
 */
export interface Files {
  /** One file's description; null when the upstream doesn't know it. */
  get(caller: Caller, id: string): Promise<FineTuningFile | null>;
  /** A page of the caller's files, newest first. */
  list(caller: Caller, request: FilePageRequest): Promise<Page<FineTuningFile>>;
  /**
   * Sends a file, without holding more than a piece of it. Its time is not limited as a whole: it ends when nothing moves for
   * the length of the deadline. A failure of `content` itself is thrown as it is.
   */
  upload(caller: Caller, request: UploadRequest): Promise<FineTuningFile>;
  /**
   * Deletes a file. Safe to repeat: a file that this service itself has deleted, or has asked to be, is gone when the upstream
   * knows it no more. The last 10,000 are remembered, by this process.
   */
  delete(caller: Caller, id: string): Promise<void>;
  /** What is in a file, as it comes. Destroy it to stop; it ends when nothing arrives for the length of the deadline. */
  content(caller: Caller, id: string): Promise<Readable>;
}

const FILES = '/files';
const MOST_DELETIONS = 10_000;

/** The files behind this upstream. */
export const createFiles = (upstream: Upstream, logger: Logger): Files => {
  const deletions = new BoundedMap<string, true>(MOST_DELETIONS);

  const decodingOf = pageDecoding(decodeFile, logger);

  const decodeOne = (body: JsonValue): FineTuningFile => {
    const file = decodeFile(body);
    if (file === null) throw new UpstreamFailure('BROKEN', 'the body is no file');
    return file;
  };

  // A status of success is the deletion; some servers send no body with it, and none may say that it didn't happen.
  const decodeDeletion = (body: JsonValue): void => {
    if (asObject(body)?.['deleted'] === false)
      throw new UpstreamFailure('BROKEN', 'success, but nothing was deleted');
  };

  return {
    async get(caller, id) {
      if (!isUsableId(id)) return null;
      return nullIfUnknown(upstream.get(caller, { path: `${FILES}/${segment(id)}` }, decodeOne));
    },
    async list(caller, request) {
      const filter = request.purpose === undefined ? [] : [['purpose', request.purpose] as const];
      return upstream.get(
        caller,
        { path: FILES, query: [...pageQuery(request), ...filter] },
        decodingOf(request),
      );
    },
    async upload(caller, { filename, purpose, content, contentType = 'application/octet-stream' }) {
      // It may fail before anybody reads it, while the call waits for a connection; the reader then learns of it.
      content.on('error', () => {});
      const fields = [['purpose', purpose]] as const;
      const form = multipartBody({ fields, filename, contentType, content });
      try {
        return await upstream.change(caller, {
          method: 'POST',
          target: { path: FILES },
          body: form,
          repeatable: 'NEVER',
          decode: decodeOne,
        });
      } finally {
        content.destroy();
      }
    },
    async delete(caller, id) {
      if (!isUsableId(id)) throw unknownId('file');
      const deletion = `${caller.credential.id} ${id}`;
      const deleted = upstream.change(caller, {
        method: 'DELETE',
        target: { path: `${FILES}/${segment(id)}` },
        body: null,
        repeatable: 'ALWAYS',
        decode: decodeDeletion,
      });
      try {
        await deleted;
      } catch (error) {
        if (mayHaveHappened(error)) deletions.set(deletion, true);
        const isGone = error instanceof UpstreamRejection && error.details.status === 404;
        if (!isGone || !(error.details.repeated || deletions.get(deletion))) throw error;
      }
      deletions.set(deletion, true);
    },
    async content(caller, id) {
      if (!isUsableId(id)) throw unknownId('file');
      return upstream.open(caller, { path: `${FILES}/${segment(id)}/content` });
    },
  };
};
