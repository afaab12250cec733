import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort, type ReservedPort } from '../free-port.ts';
import { keepNode, keepProcess } from '../run-command.ts';
import { type CompanyGraph, inExample } from './company-graph.ts';

/** Starts a router of the example, and answers the address at which clients ask it. It stops with the graph. */
export type StartRouter = (graph: CompanyGraph) => Promise<string>;

export interface HiveOptions {
  /** How events come from us. */
  readonly eventsBy: 'sse' | 'websocket' | 'callback';
  /** @default any that is free */
  readonly port?: () => ReservedPort;
  /** Whether Hive's planner in Rust makes the plans, and not its own. @default false */
  readonly rust?: boolean;
}

export const startHiveGateway =
  ({ eventsBy, port: reservedPort, rust = false }: HiveOptions): StartRouter =>
  async (graph) => {
    const reserved = reservedPort?.();
    await reserved?.release();
    const port = reserved?.port ?? (await freePort());
    const url = `http://127.0.0.1:${port}`;
    const router = graph.keep(
      keepProcess(
        inExample('node_modules/.bin/hive-gateway'),
        [
          ...['supergraph', graph.supergraphFile, '-c', inExample('hive/gateway.config.ts')],
          ...['-h', '127.0.0.1', '-p', `${port}`, ...(rust ? ['--hive-router-runtime'] : [])],
        ],
        { EVENTS_BY: eventsBy, GATEWAY_URL: url },
      ),
    );
    await router.printed(/Listening on http/);
    return `${url}/graphql`;
  };

export const startGrafbase =
  (eventsBy: 'server_sent_events' | 'websocket'): StartRouter =>
  async (graph) => {
    const address = `127.0.0.1:${await freePort()}`;
    const directory = dirname(graph.supergraphFile);
    const config = join(directory, `grafbase-${eventsBy}.toml`);
    // Relative to the file, the schemas would be elsewhere.
    const toml = readFileSync(inExample('grafbase/grafbase.toml'), 'utf8')
      .replace('"server_sent_events"', `"${eventsBy}"`)
      .replaceAll('schema_path = "', `schema_path = "${inExample('grafbase')}/`);
    writeFileSync(config, toml);
    const router = graph.keep(
      keepProcess(
        inExample('node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase'),
        ['--home', directory, 'dev', '--config', config, '--listen-address', address],
        { TUNEGRAPH_URL: graph.tunegraphUrl, PROJECTS_URL: graph.projectsUrl },
        // It leaves a cache where it runs.
        directory,
      ),
    );
    await router.printed(/GraphQL.*http/);
    return `http://${address}/graphql`;
  };

export const startApolloGateway: StartRouter = async (graph) => {
  const router = graph.keep(
    keepNode(['--import', 'tsx', inExample('apollo/server.ts'), graph.supergraphFile, '0']),
  );
  const [, url = ''] = await router.printed(/Apollo Gateway is at (\S+)/);
  return url;
};
