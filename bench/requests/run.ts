import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../child.ts';
import { median } from '../median.ts';
import { productionFlags } from '../production-flags.ts';
import { measureRequests, type RequestFigures, type Server, startServer } from './measure.ts';
import { type Workload, workloads } from './workloads.ts';

/** How the upstream is, while the workloads run. */
export interface Setting {
  readonly latency: number;
  readonly isEncrypted: boolean;
}

/** Medians of the rounds, by workload and server. */
export interface RequestResults {
  readonly setting: Setting;
  readonly workloads: Readonly<Record<string, Readonly<Record<string, RequestFigures>>>>;
}

const SERVERS: readonly Server[] = [
  { name: 'tunegraph', file: 'bench/tunegraph.js', asks: 'GRAPHQL', flags: productionFlags },
  { name: 'naive', file: 'bench/baselines/naive-server.ts', asks: 'GRAPHQL' },
  { name: 'proxy', file: 'bench/baselines/bare-proxy.ts', asks: 'PATH' },
  { name: 'constant', file: 'bench/baselines/constant.ts', asks: 'ANYTHING' },
];

export interface RunOptions extends Setting {
  readonly rounds: number;
  readonly seconds: number;
  /** By name. @default all */
  readonly only?: readonly string[];
}

/** Runs every server under every workload, in turn, so that a machine whose speed drifts drifts for all of them. */
export const runRequests = async ({
  rounds,
  seconds,
  only,
  ...setting
}: RunOptions): Promise<RequestResults> => {
  const certificates = setting.isEncrypted ? makeCertificate() : null;
  const upstream = startChild<{ readonly calls: number } | string>(
    'bench/requests/upstream.ts',
    certificates ? [certificates.key, certificates.certificate] : [],
  );
  const address = String(await upstream.next());
  const running = await Promise.all(
    SERVERS.map((server) => startServer(server, address, certificates?.certificate ?? null)),
  );

  const results: Record<string, Record<string, RequestFigures>> = {};
  for (const workload of workloads.filter(({ name }) => !only || only.includes(name))) {
    await upstream.ask({ latency: setting.latency, isChanging: workload.isChanging === true });
    const figures = new Map<string, RequestFigures[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const one of running) {
        if (!canAnswer(one.server, workload)) continue;
        // Later rounds only come back from the others' turns.
        const warmUp = round === 0 ? 2 : 1;
        const measured = await measureRequests(one, workload, upstream, { warmUp, seconds });
        figures.set(one.server.name, [...(figures.get(one.server.name) ?? []), measured]);
      }
    }
    results[workload.name] = Object.fromEntries(
      [...figures].map(([name, measured]) => [name, mediansOf(measured)]),
    );
  }
  for (const { process } of running) await process.stop();
  await upstream.stop();
  if (certificates) rmSync(certificates.folder, { recursive: true });
  return { setting, workloads: results };
};

/** The ceiling says nothing of a workload, so it is measured under one of them. */
const canAnswer = ({ asks }: Server, { name, proxyPath }: Workload): boolean =>
  asks === 'GRAPHQL' || (asks === 'PATH' ? proxyPath !== null : name === 'Q1');

const mediansOf = (figures: readonly RequestFigures[]): RequestFigures => {
  const of = (name: keyof RequestFigures): number => median(figures.map((figure) => figure[name]));
  return {
    requests: of('requests'),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpu: of('cpu'),
    calls: of('calls'),
    memory: of('memory'),
  };
};

/** A certificate for localhost that lives as long as the run. */
const makeCertificate = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunegraph-bench-'));
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'certificate.pem');
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...made, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { folder, key, certificate };
};
