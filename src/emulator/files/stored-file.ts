import type { Readable } from 'node:stream';
import type { EmulatorQuirks } from '../quirks.ts';
import type { DatasetReport } from './dataset.ts';

/** What a file may be uploaded for. */
export const uploadPurposes = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'] as const;

export type FilePurpose = (typeof uploadPurposes)[number] | 'fine-tune-results';

/** One file of one organization, whether uploaded, seeded or written by a finished job. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly purpose: FilePurpose;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; null: kept until it is deleted. */
  readonly expiresAt: number | null;
  /** False for files that were there from the start, which are never "not ready". */
  readonly uploaded: boolean;
  /** The media type of its content. A result file's depends on the personality. */
  mediaType(quirks: EmulatorQuirks): string;
  /** Bytes of its content. */
  size(quirks: EmulatorQuirks): number;
  open(quirks: EmulatorQuirks): Readable;
  /** What reading it as training data found; null where it is no training data. */
  dataset(): DatasetReport | null;
  /** Frees what the content holds. */
  discard(): Promise<void>;
}

/** How long an upload counts as not ready under the quirk `fileNotReady`, in milliseconds at speed 1. */
const settlingTime = 5_000;

export const isReady = (file: StoredFile, now: number, speed: number): boolean =>
  !file.uploaded || now - file.createdAt >= settlingTime / speed;

/** What decides how a file looks, besides the file. */
interface Moment {
  readonly now: number;
  readonly quirks: EmulatorQuirks;
  readonly world: { readonly speed: number };
}

/** The file as the upstream shows it. */
export function presentFile(file: StoredFile, { now, quirks, world }: Moment): object {
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
