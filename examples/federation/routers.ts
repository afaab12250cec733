import { freePort } from './free-port.ts';
import { start } from './process.ts';
import { fileOf } from './subgraphs.ts';

/** What a router serves. */
export interface Graph {
  /** The addresses of the subgraphs. */
  readonly tunegraph: string;
  readonly projects: string;
  /** Where the composed supergraph is. */
  readonly supergraphFile: string;
  /** A directory that a router may write to. */
  readonly workDirectory: string;
}

/** Answers the router's address. In TypeScript, on Node. */
export const startHiveGateway = async ({ supergraphFile }: Graph): Promise<string> => {
  const port = await freePort();
  await start(fileOf('node_modules/.bin/hive-gateway'), {
    args: [
      ...['supergraph', supergraphFile, '-c', fileOf('hive/gateway.config.ts')],
      // Without -h it listens on every address of the machine.
      ...['-h', '127.0.0.1', '-p', `${port}`],
    ],
    ready: /Listening on http/,
  });
  return `http://127.0.0.1:${port}/graphql`;
};

/** The same, in Rust. Null where npm has no build of it. */
export const startGrafbase = async ({
  tunegraph,
  projects,
  workDirectory,
}: Graph): Promise<string | null> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const address = `127.0.0.1:${await freePort()}`;
  await start(fileOf('node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase'), {
    args: [
      ...['--home', workDirectory],
      ...['dev', '--config', fileOf('grafbase/grafbase.toml'), '--listen-address', address],
    ],
    env: { TUNEGRAPH_URL: tunegraph, PROJECTS_URL: projects },
    // It leaves a cache where it runs.
    cwd: workDirectory,
    ready: /GraphQL.*http/,
  });
  return `http://${address}/graphql`;
};

/** The same, as a part of Apollo Server and without subscriptions. */
export const startApolloGateway = async ({ supergraphFile }: Graph): Promise<string> => {
  const [, url = ''] = await start(process.execPath, {
    args: ['--import', 'tsx', fileOf('apollo/server.ts'), supergraphFile, '0'],
    ready: /Apollo Gateway is at (\S+)/,
  });
  return url;
};
