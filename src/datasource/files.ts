import type { Readable } from 'node:stream';
import type { Caller } from '../domain/caller.ts';
import type { FineTuningFile } from '../domain/file.ts';
import { mayHaveHappened } from '../domain/may-have-happened.ts';
import { NotSupported } from '../domain/not-supported.ts';
import type { Page } from '../domain/page.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import { BoundedMap } from '../store/bounded-map.ts';
import type { FilePageRequest, FilesApi, UploadRequest } from './providers/api.ts';
import { isUsableId } from './rest/ids.ts';
import { nullIfUnknown, unknownId } from './rest/not-found.ts';

export type { FilePageRequest, UploadRequest } from './providers/api.ts';

/**
 * Files at the upstream. Every operation throws ServiceError, or the reason of the caller's own abort; `upload`, `delete` and
 * `content` throw UpstreamRejection when the upstream refuses, with status 404 for a file that it doesn't know. `list`,
 * `upload` and `delete` throw NotSupported where the provider has no such operation.
 */
export interface Files {
  /** One file's description; null when the upstream doesn't know it. Where the provider describes none, its id is all. */
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

const MOST_DELETIONS = 10_000;

/** The files behind this API. */
export const createFiles = (api: FilesApi, title: string): Files => {
  const deletions = new BoundedMap<string, true>(MOST_DELETIONS);

  return {
    async get(caller, id) {
      if (!isUsableId(id)) return null;
      return api.get === null ? nothingKnownOf(id) : nullIfUnknown(api.get(caller, id));
    },
    async list(caller, request) {
      if (api.list === null) throw new NotSupported(`${title} has no list of files.`);
      return api.list(caller, request);
    },
    async upload(caller, request) {
      const { content } = request;
      // It may fail before anybody reads it, while the call waits for a connection; the reader then learns of it.
      content.on('error', () => {});
      try {
        if (api.upload === null)
          throw new NotSupported(`${title} takes no files here: bring them to it yourself.`);
        return await api.upload(caller, request);
      } finally {
        content.destroy();
      }
    },
    async delete(caller, id) {
      if (api.delete === null) throw new NotSupported(`${title} has no way to delete a file.`);
      if (!isUsableId(id)) throw unknownId('file');
      const deletion = `${caller.credential.id} ${id}`;
      try {
        await api.delete(caller, id);
      } catch (error) {
        if (mayHaveHappened(error)) deletions.set(deletion, true);
        const isGone = error instanceof UpstreamRejection && error.details.status === 404;
        if (!isGone || !(error.details.repeated || deletions.get(deletion))) throw error;
      }
      deletions.set(deletion, true);
    },
    async content(caller, id) {
      // What nobody hands out reads like a file that isn't there: the curve is then made of events.
      if (api.content === null || !isUsableId(id)) throw unknownId('file');
      return api.content(caller, id);
    },
  };
};

const nothingKnownOf = (id: string): FineTuningFile => ({
  id,
  filename: null,
  bytes: null,
  purpose: null,
  status: null,
  createdAt: null,
  expiresAt: null,
});
