import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { start } from './process.ts';

/** A file of this example, wherever the command was begun. */
export const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Answers the address of our service, on its embedded emulator, with jobs that take seconds. It must have been built. */
export const startTunegraph = (): Promise<string> =>
  subgraph(fileOf('../../dist/main.js'), {
    PORT: '0',
    TUNEGRAPH_EMULATOR_SPEED: '20',
    TUNEGRAPH_POLL_INTERVAL_MS: '100',
    TUNEGRAPH_LOG_LEVEL: 'warn',
  });

/** The other team's. */
export const startProjects = (): Promise<string> => subgraph(fileOf('projects/server.ts'), {});

const subgraph = async (file: string, env: Readonly<Record<string, string>>): Promise<string> => {
  const args = ['--import', 'tsx', file];
  const [, url = ''] = await start(process.execPath, { args, env, ready: /(http:\S+\/graphql)\s/ });
  return url;
};

/** The supergraph of the subgraphs at these addresses. @throws Error with what compose.ts found wrong. */
export const compose = async (tunegraph: string, projects: string): Promise<string> => {
  const args = ['--import', 'tsx', fileOf('compose.ts'), tunegraph, projects];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout;
};
