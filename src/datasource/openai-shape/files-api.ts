import type { FineTuningFile } from '../../domain/file.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { FilesApi } from '../providers/api.ts';
import type { ProviderParts } from '../providers/provider.ts';
import { segment } from '../rest/ids.ts';
import { multipartBody } from '../rest/multipart.ts';
import { pageQuery } from '../rest/page-query.ts';
import { UpstreamFailure } from '../rest/upstream-failure.ts';
import { cutPage } from '../wire/cut-page.ts';
import { decodeFile } from '../wire/decode-file.ts';
import { pageDecoding } from '../wire/page-decoding.ts';
import { asObject } from '../wire/values.ts';
import { type OpenaiShape, withinPageSize } from './shape.ts';

const FILES = '/files';

/** The files of an API with OpenAI's paths. */
export const createFilesApi = ({ upstream, logger }: ProviderParts, shape: OpenaiShape): FilesApi => {
  const { readFile, pagesFiles = true, mostFiles } = shape;
  const decode = (raw: JsonValue): FineTuningFile | null => {
    const body = readFile ? asObject(raw) : null;
    return decodeFile(readFile && body ? readFile(body) : raw);
  };
  const decodeOne = (body: JsonValue): FineTuningFile => {
    const file = decode(body);
    if (file === null) throw new UpstreamFailure('BROKEN', 'the body is no file');
    return file;
  };

  const decodingOf = pageDecoding(decode, logger);
  const decodeAll = decodingOf({ first: Number.POSITIVE_INFINITY, after: null });

  return {
    get: (caller, id) => upstream.get(caller, { path: `${FILES}/${segment(id)}` }, decodeOne),
    async list(caller, request) {
      const page = withinPageSize(request, shape);
      const filter = request.purpose === undefined ? [] : [['purpose', request.purpose] as const];
      if (pagesFiles) {
        const query = [...pageQuery(page), ...filter];
        return upstream.get(caller, { path: FILES, query }, decodingOf(page));
      }
      const query = mostFiles === undefined ? filter : [['limit', String(mostFiles)] as const, ...filter];
      const { items } = await upstream.get(caller, { path: FILES, query }, decodeAll);
      return cutPage(items.toSorted(newestFirst), page);
    },
    upload(caller, { filename, purpose, content, contentType = 'application/octet-stream' }) {
      const fields = [['purpose', purpose]] as const;
      const form = multipartBody({ fields, filename, contentType, content });
      return upstream.change(caller, {
        method: 'POST',
        target: { path: FILES },
        body: form,
        repeatable: 'NEVER',
        decode: decodeOne,
      });
    },
    delete: (caller, id) =>
      upstream.change(caller, {
        method: 'DELETE',
        target: { path: `${FILES}/${segment(id)}` },
        body: null,
        repeatable: 'ALWAYS',
        decode: decodeDeletion,
      }),
    content: (caller, id) => upstream.open(caller, { path: `${FILES}/${segment(id)}/content` }),
  };
};

const newestFirst = (one: FineTuningFile, other: FineTuningFile): number =>
  (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0);

/** A status of success is the deletion; some servers send no body with it, and none may say that it didn't happen. */
const decodeDeletion = (body: JsonValue): void => {
  if (asObject(body)?.['deleted'] === false)
    throw new UpstreamFailure('BROKEN', 'success, but nothing was deleted');
};
