import { notReady } from '../files/not-ready.ts';
import { isReady, presentFile, type StoredFile } from '../files/stored-file.ts';
import { receiveUpload } from '../files/upload.ts';
import { storeResults } from '../jobs/result-file.ts';
import { readPage, sequenceOf } from '../page.ts';
import { badRequest, notFound } from '../server/api-error.ts';
import { type Call, json, type Route } from '../server/call.ts';

function findFile(call: Call): StoredFile {
  const id = call.parameter('file_id');
  storeResults(call.organization, call.now);
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
  storeResults(call.organization, call.now);
  const files = call.organization.files
    .list(call.now)
    .filter((file) => purpose === null || file.purpose === purpose);
  return order === 'asc' ? files : files.reverse();
}

/** Uploading, listing, reading and deleting files. */
export const fileRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/files',
    handle: async (call) => json(presentFile(await receiveUpload(call), call)),
  },
  {
    method: 'GET',
    path: '/v1/files',
    handle(call) {
      const files = sequenceOf(matchingFiles(call));
      const page = readPage(files, call.query, call.quirks, { usual: 10_000, maximum: 10_000 });
      return json({
        object: 'list',
        data: page.items.map((file) => presentFile(file, call)),
        has_more: page.hasMore,
        first_id: page.items[0]?.id ?? null,
        last_id: page.items.at(-1)?.id ?? null,
      });
    },
  },
  {
    method: 'GET',
    path: '/v1/files/{file_id}',
    handle: (call) => json(presentFile(findFile(call), call)),
  },
  {
    method: 'DELETE',
    path: '/v1/files/{file_id}',
    async handle(call) {
      const { id } = findFile(call);
      await call.organization.files.remove(id, call.now);
      return json({ id, object: 'file', deleted: true });
    },
  },
  {
    method: 'GET',
    path: '/v1/files/{file_id}/content',
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
