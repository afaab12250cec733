import type { StoredFile } from '../../files/stored-file.ts';
import { readPage, sequenceOf } from '../../page.ts';
import { type Call, json, type Route } from '../../server/call.ts';

/** The file as Nebius shows it: what its status would be is null, as captured. */
export const presentNebiusFile = (file: StoredFile, { quirks }: Call): object => ({
  id: file.id,
  bytes: file.size(quirks),
  created_at: Math.floor(file.createdAt / 1000),
  filename: file.filename,
  object: 'file',
  purpose: file.purpose,
  status: null,
  status_details: null,
});

/** The list of files, which knows no `after` and doesn't say whether there are more. Ten, unless more are asked for. */
export const nebiusFileList = (base: string): Route => ({
  operation: 'listFiles',
  method: 'GET',
  path: `${base}/files`,
  handle(call) {
    const purpose = call.query.get('purpose');
    const files = call.organization.files
      .list(call.now)
      .filter((file) => purpose === null || file.purpose === purpose)
      .reverse();
    const asked = new URLSearchParams(call.query);
    asked.delete('after');
    const limits = { usual: 10, maximum: Number.MAX_SAFE_INTEGER };
    const { items } = readPage(sequenceOf(files), asked, call.quirks, limits);
    return json({ data: items.map((file) => presentNebiusFile(file, call)), object: 'list' });
  },
});
