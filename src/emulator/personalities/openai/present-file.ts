import { isReady, type StoredFile } from '../../files/stored-file.ts';
import type { Call } from '../../server/call.ts';

/** The file as OpenAI shows it. */
export function presentFile(file: StoredFile, { now, quirks, world }: Call): object {
  return {
    object: 'file',
    id: file.id,
    purpose: file.purpose,
    filename: file.filename,
    bytes: file.size(quirks),
    created_at: Math.floor(file.createdAt / 1000),
    ...(file.expiresAt === null ? {} : { expires_at: Math.floor(file.expiresAt / 1000) }),
    status: quirks.fileNotReady && !isReady(file, now, world.speed) ? 'uploaded' : 'processed',
    ...(quirks.extraFields ? { status_reason: null, checksum_type: 'none' } : {}),
  };
}
