import type { Readable } from 'node:stream';
import type { EmulatorQuirks } from '../quirks.ts';
import type { DatasetReport } from './dataset.ts';

/** One file of one organization, whether uploaded, seeded or written by a finished job. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  /** In the provider's word; training data is `fine-tune`, whatever it is called on the wire. */
  readonly purpose: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; null: kept until it is deleted. */
  readonly expiresAt: number | null;
  /** False for files that were there from the start, which are never "not ready". */
  readonly uploaded: boolean;
  /** The media type of its content. A result file's depends on the quirks. */
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
