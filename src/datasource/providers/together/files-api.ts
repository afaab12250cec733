import type { FineTuningFile } from '../../../domain/file.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { segment } from '../../rest/ids.ts';
import { multipartBody } from '../../rest/multipart.ts';
import type { Target } from '../../rest/upstream.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { cutPage } from '../../wire/cut-page.ts';
import { asObject } from '../../wire/values.ts';
import type { FilesApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeFile } from './decode-file.ts';
import { newestFirst, wholeList } from './whole-list.ts';

const fileTarget = (id: string): Target => ({ path: `/files/${segment(id)}` });

/** The kinds of files by the ends of their names; `jsonl` is the default. */
const fileType = (filename: string): string =>
  /\.(csv|jsonl|parquet)$/i.exec(filename)?.[1]?.toLowerCase() ?? 'jsonl';

const decodeOne = (body: JsonValue): FineTuningFile => {
  const file = decodeFile(body);
  if (file === null) throw new UpstreamFailure('BROKEN', 'the body is no file');
  return file;
};

const decodeDeletion = (body: JsonValue): void => {
  if (asObject(body)?.['deleted'] === false)
    throw new UpstreamFailure('BROKEN', 'success, but nothing was deleted');
};

/**
 * Together's files: https://docs.together.ai/reference/get-files. An upload goes as one form
 * (https://docs.together.ai/reference/upload-file); the way of the SDKs, over an address that an answer names, is not taken.
 */
export const createFilesApi = ({ upstream, logger }: ProviderParts): FilesApi => ({
  get: (caller, id) => upstream.get(caller, fileTarget(id), decodeOne),
  async list(caller, { purpose, ...page }) {
    const read = (body: JsonValue) =>
      newestFirst(wholeList(body, decodeFile, logger), ({ createdAt }) => createdAt);
    const files = await upstream.get(caller, { path: '/files' }, read);
    return cutPage(
      files.filter((file) => purpose === undefined || file.purpose === purpose),
      page,
    );
  },
  upload(caller, { filename, purpose, content, contentType = 'application/octet-stream' }) {
    const fields = [
      ['purpose', purpose],
      ['file_name', filename],
      ['file_type', fileType(filename)],
    ] as const;
    return upstream.change(caller, {
      method: 'POST',
      target: { path: '/files/upload' },
      body: multipartBody({ fields, filename, contentType, content }),
      repeatable: 'NEVER',
      decode: decodeOne,
    });
  },
  delete: (caller, id) =>
    upstream.change(caller, {
      method: 'DELETE',
      target: fileTarget(id),
      body: null,
      repeatable: 'ALWAYS',
      decode: decodeDeletion,
    }),
  content: (caller, id) => upstream.open(caller, { path: `${fileTarget(id).path}/content` }),
});
