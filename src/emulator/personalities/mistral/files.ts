import type { ReceivedForm } from '../../files/receive-form.ts';
import type { StoredFile } from '../../files/stored-file.ts';
import { receiveUpload, type Upload } from '../../files/upload.ts';
import { tooLarge } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { oneOf } from '../../server/values.ts';
import { numberedPage } from './numbered-page.ts';
import { detail, invalid } from './refusals.ts';

const path = '/v1/files';
const purposes = ['fine-tune', 'batch', 'ocr'] as const;

/** What a form asks for. Files are JSON Lines; one whose purpose isn't told is for fine-tuning. */
function readForm({ fields, file }: ReceivedForm, largestFile: number): Upload {
  if (file === null) throw invalid('Field required', 'file', 'missing');
  const purpose = oneOf(...purposes)(fields.get('purpose') ?? 'fine-tune', 'purpose');
  if (file.size > largestFile) throw tooLarge(`The file is larger than ${largestFile} bytes.`, 'file');
  return { id: null, file, purpose, secondsToLive: null };
}

/** The file as Mistral shows it: there is no word of whether it is ready. */
const presentFile = (file: StoredFile, { quirks }: Call): object => ({
  id: file.id,
  object: 'file',
  bytes: file.size(quirks),
  created_at: Math.floor(file.createdAt / 1000),
  filename: file.filename,
  purpose: file.purpose,
  sample_type: file.purpose === 'fine-tune' ? 'instruct' : 'batch_request',
  num_lines: file.dataset()?.examples ?? null,
  mimetype: 'application/jsonl',
  source: 'upload',
  signature: null,
  expires_at: null,
  visibility: null,
});

function findFile(call: Call): StoredFile {
  const file = call.organization.files.get(call.parameter('file_id'), call.now);
  if (file === null) throw detail(404, 'No file matches the given query.');
  return file;
}

/** Uploading, listing, reading and deleting files. */
export const fileRoutes: readonly Route[] = [
  {
    operation: 'upload',
    method: 'POST',
    path,
    handle: async (call) => json(presentFile(await receiveUpload(call, readForm), call)),
  },
  {
    operation: 'listFiles',
    method: 'GET',
    path,
    handle(call) {
      const purpose = call.query.get('purpose');
      const files = call.organization.files
        .list(call.now)
        .filter((file) => purpose === null || file.purpose === purpose)
        .toReversed();
      return json(numberedPage(files, call.query, (file) => presentFile(file, call)));
    },
  },
  {
    operation: 'retrieveFile',
    method: 'GET',
    path: `${path}/{file_id}`,
    handle: (call) => json({ ...presentFile(findFile(call), call), deleted: false }),
  },
  {
    operation: 'deleteFile',
    method: 'DELETE',
    path: `${path}/{file_id}`,
    async handle(call) {
      const { id } = findFile(call);
      await call.organization.files.remove(id, call.now);
      return json({ id, object: 'file', deleted: true });
    },
  },
  {
    operation: 'downloadFile',
    method: 'GET',
    path: `${path}/{file_id}/content`,
    handle(call) {
      const file = findFile(call);
      return {
        kind: 'content',
        content: file.open(call.quirks),
        size: file.size(call.quirks),
        mediaType: 'application/octet-stream',
        filename: file.filename,
      };
    },
  },
];
