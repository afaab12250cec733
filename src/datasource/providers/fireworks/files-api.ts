import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../domain/caller.ts';
import type { FineTuningFile } from '../../../domain/file.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { LightAbortController } from '../../../domain/light-abort.ts';
import { mayHaveHappened } from '../../../domain/may-have-happened.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';
import { segment } from '../../rest/ids.ts';
import { multipartBody } from '../../rest/multipart.ts';
import { unknownId } from '../../rest/not-found.ts';
import { jsonBody } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asObject, asWhole } from '../../wire/values.ts';
import type { FilesApi, UploadRequest } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { slugOf } from './create-names.ts';
import { decodeDataset } from './decode-dataset.ts';
import { createListReader } from './list-pages.ts';
import { newestFirst, pageSizeFor } from './newest-first.ts';

const DATASETS = '/datasets';

/** What every dataset may be used for. */
const PURPOSE = 'fine-tune';

/**
 * Files are datasets: first a record of one, then its content in a form (https://docs.fireworks.ai/fine-tuning/fine-tuning-via-api).
 * When the content doesn't arrive, the record is deleted again; should that fail as well, an empty dataset stays behind, and
 * the log names it. What is in a dataset lies behind signed addresses of another host, which nobody follows from here.
 */
export const createFilesApi = (parts: ProviderParts): FilesApi => {
  const { upstream, logger } = parts;
  const readPage = createListReader(parts, 'datasets', decodeDataset);
  const pathOf = (id: string): string => `${DATASETS}/${segment(id)}`;

  const remove = (caller: Caller, id: string): Promise<void> =>
    upstream.change(caller, {
      method: 'DELETE',
      target: { path: pathOf(id) },
      body: null,
      repeatable: 'ALWAYS',
      decode: () => undefined,
    });

  const makeRecord = (caller: Caller, datasetId: string, filename: string): Promise<FineTuningFile> =>
    upstream.change(caller, {
      method: 'POST',
      target: { path: DATASETS },
      body: jsonBody({ datasetId, dataset: { displayName: filename, userUploaded: {} } }),
      repeatable: 'UNLESS_TAKEN',
      decode: decodeOne,
    });

  const sendContent = (
    caller: Caller,
    id: string,
    { filename, content, contentType = 'application/octet-stream' }: UploadRequest,
  ): Promise<number | null> =>
    upstream.change(caller, {
      method: 'POST',
      target: { path: `${pathOf(id)}:upload` },
      body: multipartBody({ fields: [], filename, contentType, content }),
      repeatable: 'NEVER',
      // A description in another style than everything else, or nothing.
      decode: (body) => asWhole(asObject(body)?.['bytes']),
    });

  const takeBack = async (caller: Caller, id: string): Promise<void> => {
    try {
      // The caller may be the one who has broken off.
      await remove({ ...caller, signal: new LightAbortController().signal }, id);
    } catch (error) {
      // Then there was no record to take back.
      if (error instanceof UpstreamRejection && error.details.status === 404) return;
      logger.warn({ dataset: id }, 'an upload came to nothing, and its empty dataset could not be deleted');
    }
  };

  return {
    get: async (caller, id) => upstream.get(caller, { path: pathOf(ownId(id)) }, decodeOne),
    async list(caller, { purpose = PURPOSE, ...request }) {
      if (purpose !== PURPOSE) return { items: [], hasMore: false };
      const pageSize = pageSizeFor(request);
      const read = (pageToken: string | null) =>
        readPage(caller, { pageSize, pageToken, freshness: 'SHARED' });
      return newestFirst([read], request);
    },
    async upload(caller, request) {
      const { filename } = request;
      const id = datasetIdFor(filename);
      let isThere = false;
      try {
        const record = await makeRecord(caller, id, filename);
        isThere = true;
        const bytes = await sendContent(caller, id, request);
        return { ...record, filename, status: 'uploaded', bytes };
      } catch (error) {
        if (isThere || mayHaveHappened(error)) await takeBack(caller, id);
        throw error;
      }
    },
    delete: async (caller, id) => remove(caller, ownId(id)),
    content: null,
  };
};

const decodeOne = (body: JsonValue): FineTuningFile => {
  const file = decodeDataset(body);
  if (file === null) throw new UpstreamFailure('BROKEN', 'the body is no dataset');
  return file;
};

/** A name in full is of somebody else's dataset, which can be trained on, but not be read. */
const ownId = (id: string): string => {
  if (id.includes('/')) throw unknownId('file');
  return id;
};

/** What one can recognize of the filename, and what nobody else has. */
const datasetIdFor = (filename: string): string =>
  [slugOf(filename.replace(/\.[^.]*$/, '')), randomUUID().slice(0, 13)]
    .filter((part) => part !== '')
    .join('-');
