import { Readable } from 'node:stream';
import type { StoredFile } from '../files/stored-file.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import type { Call } from '../server/call.ts';
import type { Job } from './job.ts';
import { stretchAt } from './life.ts';

/** The file in which a provider tells how a job went, step by step. */
export interface ResultFormat {
  readonly filename: string;
  mediaType(quirks: EmulatorQuirks): string;
  content(job: Job, quirks: EmulatorQuirks): string;
}

function resultFileOf(job: Job, finishedAt: number, format: ResultFormat): StoredFile {
  const contentOf = (quirks: EmulatorQuirks): Buffer => Buffer.from(format.content(job, quirks));
  const sizes = new Map<boolean, number>();
  return {
    id: job.resultFile,
    filename: format.filename,
    purpose: 'fine-tune-results',
    createdAt: finishedAt,
    expiresAt: null,
    uploaded: false,
    mediaType: (quirks) => format.mediaType(quirks),
    size(quirks) {
      const size = sizes.get(quirks.plainResults) ?? contentOf(quirks).length;
      sizes.set(quirks.plainResults, size);
      return size;
    },
    open: (quirks) => Readable.from([contentOf(quirks)]),
    dataset: () => null,
    discard: () => Promise.resolve(),
  };
}

/** Puts the result files of jobs that have succeeded by now among the files of whoever asks. */
export function storeResults({ world, organization, now }: Call): void {
  const { results } = world.personality;
  if (results === null) return;
  for (const job of organization.jobs.newestFirst()) {
    if (job.resultStored) continue;
    const current = stretchAt(job.life, now);
    if (current.status !== 'succeeded') continue;
    job.resultStored = true;
    organization.files.add(resultFileOf(job, current.from, results));
  }
}
