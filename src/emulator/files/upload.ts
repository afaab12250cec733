import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Call } from '../server/call.ts';
import { expectMediaType } from '../server/read-json.ts';
import { type ReceivedFile, type ReceivedForm, receiveForm } from './receive-form.ts';
import type { StoredFile } from './stored-file.ts';

/** A received file, and what was asked for with it. */
export interface Upload {
  /** An id that the client chose and that is free; null for one of ours. */
  readonly id: string | null;
  readonly file: ReceivedFile;
  readonly purpose: string;
  /** Null: kept until it is deleted. */
  readonly secondsToLive: number | null;
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

/** Puts what `take` writes to a path of its own among its organization's files; if it throws, nothing is kept. */
export async function keepUpload(call: Call, take: (path: string) => Promise<Upload>): Promise<StoredFile> {
  const { world, organization } = call;
  const path = await world.storage.newPath();
  try {
    const upload = await take(path);
    const origin = [world.seed, organization.id, 'file', organization.files.added];
    const id = upload.id ?? world.personality.ids.file(origin);
    const file = uploadedFile(upload, id, path, world.clock.now());
    organization.files.add(file);
    return file;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Takes a multipart form in, whose file is named `file`; `read` checks the form and says what it asks for. */
export function receiveUpload(
  call: Call,
  read: (form: ReceivedForm, largestFile: number) => Upload,
): Promise<StoredFile> {
  const { request, world } = call;
  expectMediaType(request, 'multipart/form-data');
  return keepUpload(call, async (path) =>
    read(await receiveForm(request, path, world.maximumFileSize), world.maximumFileSize),
  );
}
