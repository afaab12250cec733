import { isReady, type StoredFile } from '../../files/stored-file.ts';
import type { Call } from '../../server/call.ts';

const typeOf = (filename: string): string =>
  /\.(csv|parquet)$/i.exec(filename)?.[1]?.toLowerCase() ?? 'jsonl';

/** The file as https://docs.together.ai/reference/get-files-id shows it; its time is in seconds, unlike a job's. */
export function presentFile(file: StoredFile, { now, quirks, world }: Call): object {
  const isChecked = !quirks.fileNotReady || isReady(file, now, world.speed);
  return {
    id: file.id,
    object: 'file',
    created_at: Math.floor(file.createdAt / 1000),
    filename: file.filename,
    bytes: file.size(quirks),
    purpose: file.purpose,
    FileType: typeOf(file.filename),
    Processed: isChecked,
    processing_status: isChecked ? 'COMPLETED' : 'PENDING',
  };
}
