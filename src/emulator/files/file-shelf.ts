import type { StoredFile } from './stored-file.ts';

/** The files of one organization. */
export interface FileShelf {
  add(file: StoredFile): void;
  /** The file, or null where there is none, or none any more. */
  get(id: string, now: number): StoredFile | null;
  /** All that are there now, oldest first. */
  list(now: number): StoredFile[];
  /** Whether there was such a file. */
  remove(id: string, now: number): Promise<boolean>;
  /** How many files were ever added: the next id is derived from it. */
  readonly added: number;
  discard(): Promise<void>;
}

export function createFileShelf(): FileShelf {
  const files = new Map<string, StoredFile>();
  let added = 0;

  const isThere = (file: StoredFile, now: number): boolean => {
    if (file.createdAt > now) return false;
    if (file.expiresAt === null || now < file.expiresAt) return true;
    files.delete(file.id);
    void file.discard();
    return false;
  };

  const get = (id: string, now: number): StoredFile | null => {
    const file = files.get(id);
    return file !== undefined && isThere(file, now) ? file : null;
  };

  return {
    get added() {
      return added;
    },
    add(file) {
      files.set(file.id, file);
      added += 1;
    },
    get,
    // The sort is stable: what came in one millisecond stays in the order of its arrival.
    list: (now) =>
      [...files.values()].filter((file) => isThere(file, now)).sort((a, b) => a.createdAt - b.createdAt),
    async remove(id, now) {
      const file = get(id, now);
      if (file === null) return false;
      files.delete(id);
      await file.discard();
      return true;
    },
    async discard() {
      const all = [...files.values()];
      files.clear();
      await Promise.all(all.map((file) => file.discard()));
    },
  };
}
