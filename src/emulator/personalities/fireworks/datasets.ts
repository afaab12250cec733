import { Readable } from 'node:stream';
import type { ReceivedForm } from '../../files/receive-form.ts';
import { isReady, type StoredFile } from '../../files/stored-file.ts';
import { receiveUpload, type Upload } from '../../files/upload.ts';
import { badRequest } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { anyObject, objectOf, optional, required, text } from '../../server/values.ts';
import { listingOf } from './listing.ts';
import { base, nameOf, newId } from './names.ts';
import { alreadyExists, unknownResource } from './refusals.ts';

/** Larger files go to a signed address (https://docs.fireworks.ai/fine-tuning/fine-tuning-via-api). */
const largestUpload = 150_000_000;

/** A record of a dataset, before there is anything in it. */
const emptyDataset = (id: string, displayName: string, createdAt: number): StoredFile => ({
  id,
  filename: displayName,
  purpose: 'fine-tune',
  createdAt,
  expiresAt: null,
  uploaded: true,
  mediaType: () => 'application/octet-stream',
  size: () => 0,
  open: () => Readable.from([]),
  dataset: () => null,
  discard: () => Promise.resolve(),
});

function stateOf(file: StoredFile, { now, quirks, world }: Call): string {
  if (file.dataset() === null) return 'UPLOADING';
  return quirks.fileNotReady && !isReady(file, now, world.speed) ? 'UPLOADING' : 'READY';
}

/** Counts are texts, as all numbers of 64 bits. */
function presentDataset(file: StoredFile, call: Call): object {
  const report = file.dataset();
  const createTime = new Date(file.createdAt).toISOString();
  return {
    name: nameOf('datasets', file.id),
    ...(file.filename === '' ? {} : { displayName: file.filename }),
    createTime,
    updateTime: createTime,
    state: stateOf(file, call),
    status: { code: 'OK' },
    userUploaded: {},
    format: 'CHAT',
    createdBy: 'somebody@example.com',
    ...(report === null
      ? {}
      : { exampleCount: String(report.examples), estimatedTokenCount: String(report.tokens) }),
  };
}

function findDataset(call: Call): StoredFile {
  const id = call.parameter('dataset');
  const file = call.organization.files.get(id, call.now);
  if (file === null) throw unknownResource(nameOf('datasets', id));
  return file;
}

async function createDataset(call: Call): Promise<object> {
  const body = objectOf('dataset', 'datasetId', 'sourceDatasetId', 'filter')(await call.readJson(), '');
  const id = required(body, '', 'datasetId', newId);
  const dataset = required(body, '', 'dataset', anyObject);
  if (call.organization.files.get(id, call.now) !== null) throw alreadyExists(nameOf('datasets', id));
  const displayName = optional(dataset, 'dataset', 'displayName', text()) ?? '';
  const record = emptyDataset(id, displayName, call.now);
  call.organization.files.add(record);
  return presentDataset(record, call);
}

const readForm =
  (id: string) =>
  ({ file }: ReceivedForm, largest: number): Upload => {
    if (file === null) throw badRequest('the form has no file', 'file');
    if (file.size > Math.min(largest, largestUpload)) throw badRequest('the file is too large', 'file');
    if (file.size === 0) throw badRequest('the file is empty', 'file');
    return { id, file, purpose: 'fine-tune', secondsToLive: null };
  };

/** Answers in a style of its own: type `DatasetUploadResponse` of the Python SDK. */
async function receiveContent(call: Call): Promise<object> {
  const record = findDataset(call);
  const stored = await receiveUpload(call, readForm(record.id));
  // The record stays what it is; it only has something in it now.
  call.organization.files.add({ ...stored, filename: record.filename, createdAt: record.createdAt });
  return {
    id: stored.id,
    object: 'file',
    bytes: stored.size(call.quirks),
    created_at: Math.floor(stored.createdAt / 1000),
    filename: stored.filename,
    purpose: 'fine-tune',
  };
}

const path = `${base}/datasets`;
const one = `${path}/{dataset}`;

export const datasetRoutes: readonly Route[] = [
  { operation: 'upload', method: 'POST', path, handle: async (call) => json(await createDataset(call)) },
  {
    operation: 'upload',
    method: 'POST',
    path: `${one}:upload`,
    handle: async (call) => json(await receiveContent(call)),
  },
  {
    operation: 'listFiles',
    method: 'GET',
    path,
    handle(call) {
      const files = call.organization.files.list(call.now);
      return json(listingOf('datasets', files, call.query, (file) => presentDataset(file, call)));
    },
  },
  {
    operation: 'retrieveFile',
    method: 'GET',
    path: one,
    handle: (call) => json(presentDataset(findDataset(call), call)),
  },
  {
    operation: 'deleteFile',
    method: 'DELETE',
    path: one,
    async handle(call) {
      await call.organization.files.remove(findDataset(call).id, call.now);
      return json({});
    },
  },
];
