import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of the emulator's own for what is uploaded, made with the first upload. */
export interface FileStorage {
  /** A path that no other upload has. */
  newPath(): Promise<string>;
  /** Removes everything that was ever put there. */
  clear(): Promise<void>;
}

export function createStorage(): FileStorage {
  let directory: Promise<string> | null = null;
  let uploads = 0;
  return {
    async newPath() {
      directory ??= mkdtemp(join(tmpdir(), 'fine-tuning-emulator-'));
      uploads += 1;
      return join(await directory, String(uploads));
    },
    async clear() {
      const old = directory;
      directory = null;
      if (old !== null) await rm(await old, { recursive: true, force: true });
    },
  };
}
