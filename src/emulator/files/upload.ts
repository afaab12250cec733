import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { lettersFrom } from '../chance.ts';
import { badRequest, tooLarge } from '../server/api-error.ts';
import type { Call } from '../server/call.ts';
import { expectMediaType } from '../server/read-json.ts';
import { missing, number, oneOf } from '../server/values.ts';
import { type ReceivedFile, type ReceivedForm, receiveForm } from './receive-form.ts';
import { type StoredFile, uploadPurposes } from './stored-file.ts';

type UploadPurpose = (typeof uploadPurposes)[number];

/** What a checked form asks for. */
interface Upload {
  readonly file: ReceivedFile;
  readonly purpose: UploadPurpose;
  /** Null: kept until it is deleted. */
  readonly secondsToLive: number | null;
}

const knownFields = ['purpose', 'expires_after[anchor]', 'expires_after[seconds]'];
const hour = 3_600;
const thirtyDays = 2_592_000;

function secondsToLive(fields: ReadonlyMap<string, string>, purpose: UploadPurpose): number | null {
  const anchor = fields.get('expires_after[anchor]');
  const seconds = fields.get('expires_after[seconds]');
  if (anchor === undefined && seconds === undefined) return purpose === 'batch' ? thirtyDays : null;
  if (anchor === undefined) throw missing('expires_after[anchor]');
  if (seconds === undefined) throw missing('expires_after[seconds]');
  oneOf('created_at')(anchor, 'expires_after[anchor]');
  const asked = /^-?\d{1,12}$/.test(seconds) ? Number(seconds) : seconds;
  return number(hour, thirtyDays, 'whole')(asked, 'expires_after[seconds]');
}

function checkUpload({ fields, file }: ReceivedForm, largestFile: number): Upload {
  const unknown = [...fields.keys()].find((name) => name !== 'file' && !knownFields.includes(name));
  if (unknown !== undefined) {
    const param = unknown.slice(0, 100);
    throw badRequest(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
  }
  if (fields.has('file')) {
    throw badRequest(
      "Invalid type for 'file': expected a file with a filename, but got a field.",
      'file',
      'invalid_type',
    );
  }
  if (file === null) throw missing('file');
  const asked = fields.get('purpose');
  if (asked === undefined) throw missing('purpose');
  const purpose = oneOf(...uploadPurposes)(asked, 'purpose');
  if (file.size > largestFile) throw tooLarge(`The file is larger than ${largestFile} bytes.`, 'file');
  if (file.size === 0) throw badRequest('The file is empty.', 'file', 'empty_file');
  if (purpose === 'fine-tune' && !file.filename.toLowerCase().endsWith('.jsonl')) {
    throw badRequest(
      'Invalid file format for fine-tuning. The filename must end in .jsonl.',
      'file',
      'invalid_file_format',
    );
  }
  return { file, purpose, secondsToLive: secondsToLive(fields, purpose) };
}

function uploadedFile(upload: Upload, id: string, path: string, createdAt: number): StoredFile {
  const { file, purpose } = upload;
  return {
    id,
    filename: file.filename,
    purpose,
    createdAt,
    expiresAt: upload.secondsToLive === null ? null : createdAt + upload.secondsToLive * 1000,
    uploaded: true,
    mediaType: () => 'application/octet-stream',
    size: () => file.size,
    open: () => createReadStream(path),
    dataset: () => (purpose === 'fine-tune' ? file.dataset : null),
    discard: () => rm(path, { force: true }),
  };
}

/** Takes an upload in and puts it among its organization's files. */
export async function receiveUpload(call: Call): Promise<StoredFile> {
  const { world, organization, request } = call;
  expectMediaType(request, 'multipart/form-data');
  const path = await world.storage.newPath();
  try {
    const form = await receiveForm(request, path, world.maximumFileSize);
    const upload = checkUpload(form, world.maximumFileSize);
    const id = `file-${lettersFrom(22, world.seed, organization.id, 'file', organization.files.added)}`;
    const file = uploadedFile(upload, id, path, world.clock.now());
    organization.files.add(file);
    return file;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
