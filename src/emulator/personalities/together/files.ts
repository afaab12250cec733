import { notReady } from '../../files/not-ready.ts';
import { isReady, type StoredFile } from '../../files/stored-file.ts';
import { receiveUpload } from '../../files/upload.ts';
import { notFound } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { presentFile } from './present-file.ts';
import { twoStepUploadRoutes } from './two-step-upload.ts';
import { readUploadForm } from './upload-form.ts';

function findFile(call: Call): StoredFile {
  const file = call.organization.files.get(call.parameter('id'), call.now);
  if (file === null) throw notFound('File not found.', null, null);
  return file;
}

/** Uploading, listing, reading and deleting files. The list comes whole. */
export const fileRoutes: readonly Route[] = [
  {
    operation: 'upload',
    method: 'POST',
    path: '/v1/files/upload',
    handle: async (call) => json(presentFile(await receiveUpload(call, readUploadForm), call)),
  },
  ...twoStepUploadRoutes,
  {
    operation: 'listFiles',
    method: 'GET',
    path: '/v1/files',
    handle: (call) =>
      json({ data: call.organization.files.list(call.now).map((file) => presentFile(file, call)) }),
  },
  {
    operation: 'retrieveFile',
    method: 'GET',
    path: '/v1/files/{id}',
    handle: (call) => json(presentFile(findFile(call), call)),
  },
  {
    operation: 'deleteFile',
    method: 'DELETE',
    path: '/v1/files/{id}',
    async handle(call) {
      const { id } = findFile(call);
      await call.organization.files.remove(id, call.now);
      return json({ id, deleted: true });
    },
  },
  {
    operation: 'downloadFile',
    method: 'GET',
    path: '/v1/files/{id}/content',
    handle(call) {
      const file = findFile(call);
      if (call.quirks.fileNotReady && !isReady(file, call.now, call.world.speed))
        throw notReady(file.id, 'id');
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
