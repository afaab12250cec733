import { startChild } from '../child.ts';
import { median } from '../median.ts';
import { productionFlags } from '../production-flags.ts';
import type { UploadOrder } from './uploader.ts';

/** How a server passed files on. */
export interface UploadFigures {
  readonly mebibytesPerSecond: number;
  /** Milliseconds on a processor a mebibyte. */
  readonly cpu: number;
  /** The most mebibytes that were ever resident, those of a server at rest included. */
  readonly peak: number;
}

/** Medians of the rounds, for files of one size. */
export interface UploadResults {
  /** Mebibytes. */
  readonly size: number;
  readonly servers: Readonly<Record<string, UploadFigures>>;
}

const MEBIBYTE = 1024 ** 2;
const AT_ONCE = 4;
/** Mebibytes in all, of each round. */
const VOLUME = 256;
const TOKEN = 'sk-bench-0123456789abcdef';

/** `largest`: of the files it is measured with, in mebibytes. The naive server leaves this client's larger ones unanswered. */
const SERVERS = [
  {
    name: 'tunegraph',
    file: 'bench/tunegraph.js',
    flags: productionFlags,
    largest: Number.POSITIVE_INFINITY,
  },
  { name: 'naive', file: 'bench/baselines/naive-server.ts', flags: [], largest: 1 },
] as const;

export const runUploads = async (size: number, rounds: number): Promise<UploadResults> => {
  const figures = new Map<string, UploadFigures[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, file, flags, largest } of SERVERS) {
      if (size > largest) continue;
      figures.set(name, [...(figures.get(name) ?? []), await measureUploads(file, flags, size)]);
    }
  }
  const servers = Object.fromEntries([...figures].map(([name, measured]) => [name, mediansOf(measured)]));
  return { size, servers };
};

/** In a fresh process each time, since the most that one ever used stays with it. */
const measureUploads = async (
  file: string,
  flags: readonly string[],
  size: number,
): Promise<UploadFigures> => {
  const upstream = startChild<{ readonly bytes: number } | string>('bench/uploads/upstream.ts');
  const settings = {
    NODE_ENV: 'production',
    PORT: '0',
    OPENAI_BASE_URL: String(await upstream.next()),
    TUNEGRAPH_AUTH: 'passthrough',
    TUNEGRAPH_MAX_REQUESTS_PER_MINUTE: '100000000',
    TUNEGRAPH_LOG_LEVEL: 'warn',
  };
  const server = startChild<string>(file, [], settings, 'measured', flags);
  const args = [await server.next(), TOKEN, String(size * MEBIBYTE), String(AT_ONCE)];
  const uploader = startChild<{ readonly seconds: number } | string>('bench/uploads/uploader.ts', args);
  await uploader.next();
  const order = (volume: number): UploadOrder => ({ files: Math.max(1, Math.round(volume / size)) });
  await uploader.ask(order(VOLUME / 8));
  await upstream.ask('count');

  const before = server.usage();
  const { seconds } = (await uploader.ask(order(VOLUME))) as { readonly seconds: number };
  const after = server.usage();
  const { bytes } = (await upstream.ask('count')) as { readonly bytes: number };
  if (bytes < VOLUME * MEBIBYTE) throw new Error(`Only ${bytes} bytes of ${VOLUME} MiB came through.`);
  for (const process of [uploader, server, upstream]) await process.stop();
  return {
    mebibytesPerSecond: VOLUME / seconds,
    cpu: ((after.cpu - before.cpu) * 1000) / VOLUME,
    peak: after.peak / MEBIBYTE,
  };
};

const mediansOf = (figures: readonly UploadFigures[]): UploadFigures => {
  const of = (name: keyof UploadFigures): number => median(figures.map((figure) => figure[name]));
  return { mebibytesPerSecond: of('mebibytesPerSecond'), cpu: of('cpu'), peak: of('peak') };
};
