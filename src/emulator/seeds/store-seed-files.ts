import { Readable } from 'node:stream';
import { createDatasetReader, type DatasetReport } from '../files/dataset.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import type { StoredFile } from '../files/stored-file.ts';
import { type SeedFile, seedFiles } from './training-files.ts';

interface SeedContent {
  readonly bytes: Buffer;
  readonly report: DatasetReport;
}

// The same for every organization of every emulator in this process, so they are written and read only once.
const contents = new Map<string, SeedContent>();

function contentOf(seed: SeedFile): SeedContent {
  const known = contents.get(seed.id);
  if (known !== undefined) return known;
  const bytes = seed.content();
  const reader = createDatasetReader();
  reader.push(bytes);
  const content = { bytes, report: reader.finish() };
  contents.set(seed.id, content);
  return content;
}

/** What reading a seeded file finds. */
export function seedDataset(id: string): DatasetReport {
  const seed = seedFiles.find((candidate) => candidate.id === id);
  if (seed === undefined) throw new Error(`there is no seeded file ${id}`);
  return contentOf(seed).report;
}

const storedSeed = (seed: SeedFile, createdAt: number): StoredFile => ({
  id: seed.id,
  filename: seed.filename,
  purpose: 'fine-tune',
  createdAt,
  expiresAt: null,
  uploaded: false,
  mediaType: () => 'application/octet-stream',
  size: () => contentOf(seed).bytes.length,
  open: () => Readable.from([contentOf(seed).bytes]),
  dataset: () => contentOf(seed).report,
  discard: () => Promise.resolve(),
});

const week = 7 * 24 * 3_600_000;
const minute = 60_000;

/** Puts the seeded files on a shelf, as if they had been uploaded one by one a week before the start. */
export function storeSeedFiles(files: FileShelf, startedAt: number): void {
  for (const [index, seed] of seedFiles.entries())
    files.add(storedSeed(seed, startedAt - week + index * minute));
}
