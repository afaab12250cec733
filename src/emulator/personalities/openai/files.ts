import { notReady } from '../../files/not-ready.ts';
import { isReady, type StoredFile } from '../../files/stored-file.ts';
import { receiveUpload } from '../../files/upload.ts';
import { storeResults } from '../../jobs/result-file.ts';
import { readPage, sequenceOf } from '../../page.ts';
import { badRequest, notFound } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import type { OpenaiDialect } from './dialect.ts';
import { readUploadForm } from './upload-form.ts';

function findFile(call: Call): StoredFile {
  const id = call.parameter('file_id');
  storeResults(call);
  const file = call.organization.files.get(id, call.now);
  if (file === null) throw notFound(`No such File object: ${id.slice(0, 100)}`, 'id', null);
  return file;
}

function matchingFiles(call: Call): StoredFile[] {
  const order = call.query.get('order') ?? 'desc';
  if (order !== 'asc' && order !== 'desc') {
    throw badRequest(
      `Invalid value for 'order': '${order.slice(0, 40)}'. Supported values are: 'asc', 'desc'.`,
      'order',
      'invalid_value',
    );
  }
  const purpose = call.query.get('purpose');
  storeResults(call);
  const files = call.organization.files
    .list(call.now)
    .filter((file) => purpose === null || file.purpose === purpose);
  return order === 'asc' ? files : files.reverse();
}

/** Uploading, listing, reading and deleting files. */
export const fileRoutes = (base: string, dialect: OpenaiDialect): readonly Route[] => [
  {
    operation: 'upload',
    method: 'POST',
    path: `${base}/files`,
    handle: async (call) => json(dialect.presentFile(await receiveUpload(call, readUploadForm), call)),
  },
  {
    operation: 'listFiles',
    method: 'GET',
    path: `${base}/files`,
    handle(call) {
      const files = sequenceOf(matchingFiles(call));
      const page = readPage(files, call.query, call.quirks, { usual: 10_000, maximum: 10_000 });
      return json({
        object: 'list',
        data: page.items.map((file) => dialect.presentFile(file, call)),
        has_more: page.hasMore,
        first_id: page.items[0]?.id ?? null,
        last_id: page.items.at(-1)?.id ?? null,
      });
    },
  },
  {
    operation: 'retrieveFile',
    method: 'GET',
    path: `${base}/files/{file_id}`,
    handle: (call) => json(dialect.presentFile(findFile(call), call)),
  },
  {
    operation: 'deleteFile',
    method: 'DELETE',
    path: `${base}/files/{file_id}`,
    async handle(call) {
      const { id } = findFile(call);
      await call.organization.files.remove(id, call.now);
      return json({ id, object: 'file', deleted: true });
    },
  },
  {
    operation: 'downloadFile',
    method: 'GET',
    path: `${base}/files/{file_id}/content`,
    handle(call) {
      const file = findFile(call);
      if (call.quirks.fileNotReady && !isReady(file, call.now, call.world.speed))
        throw notReady(file.id, 'file_id');
      return {
        kind: 'content',
        content: file.open(call.quirks),
        size: file.size(call.quirks),
        mediaType: file.mediaType(call.quirks),
        filename: file.filename,
      };
    },
  },
];
