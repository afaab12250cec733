import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../../../src/emulator/index.ts';
import { type KeptCommand, keepCommand, keepNode } from '../run-command.ts';
import { type PassedRequest, type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/federation/', import.meta.url));

/** A file of the example. */
export const inExample = (path: string): string => join(EXAMPLE, path);

/** Whether the tests through routers can run here. */
export const areRoutersInstalled = (): boolean => {
  const installed = existsSync(inExample('node_modules/@graphql-hive/gateway'));
  if (!installed)
    process.stderr.write(
      `No router is installed, so the tests through routers are skipped: npm ci in examples/federation.\n`,
    );
  return installed;
};

/** The example's two subgraphs, ours in front of an emulator, with everything recorded that comes and goes. */
export interface CompanyGraph {
  /** Where routers ask us. */
  readonly tunegraphUrl: string;
  readonly projectsUrl: string;
  /** Both, composed. */
  readonly supergraphFile: string;
  /** What our service was asked. */
  readonly asked: readonly PassedRequest[];
  /** What our service asked its upstream. */
  readonly askedUpstream: readonly PassedRequest[];
  /** Stops when the graph does. */
  keep<Part extends Stoppable>(part: Part): Part;
  stop(): Promise<void>;
}

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts it, in the mode `passthrough`: each caller has jobs of his own.
 *
 * @param settings of our service, besides the usual.
 */
export const startCompanyGraph = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<CompanyGraph> => {
  const parts: Stoppable[] = [];
  const keep = <Part extends Stoppable>(part: Part): Part => {
    parts.unshift(part);
    return part;
  };
  const directory = mkdtempSync(join(tmpdir(), 'company-graph-'));
  keep({ stop: async () => rmSync(directory, { recursive: true, force: true }) });

  const projects = keep(keepNode(['--import', 'tsx', inExample('projects/server.ts')]));
  const emulator = keep(await startEmulator({ port: 0 }));
  const upstream = keep(await startRecordingProxy(emulator.url));
  const service = keep(
    keepCommand({
      OPENAI_BASE_URL: upstream.url,
      TUNEGRAPH_AUTH: 'passthrough',
      TUNEGRAPH_POLL_INTERVAL_MS: '50',
      ...settings,
    }),
  );
  const tunegraph: RecordingProxy = keep(await startRecordingProxy(await urlOf(service)));
  const projectsUrl = await urlOf(projects);

  const supergraphFile = join(directory, 'supergraph.graphql');
  const composing = keepNode(['--import', 'tsx', inExample('compose.ts'), tunegraph.url, projectsUrl]);
  const { code, stdout, stderr } = await composing.ended;
  await composing.stop();
  if (code !== 0) throw new Error(stderr);
  writeFileSync(supergraphFile, stdout);

  return {
    tunegraphUrl: tunegraph.url,
    projectsUrl,
    supergraphFile,
    asked: tunegraph.requests,
    askedUpstream: upstream.requests,
    keep,
    async stop() {
      for (const part of parts) await part.stop();
    },
  };
};

const urlOf = async (command: KeptCommand): Promise<string> => {
  const [url] = await command.printed(/http:\S+/);
  return url;
};
