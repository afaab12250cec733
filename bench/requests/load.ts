import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { pinned } from '../processors.ts';
import { jobId } from './training.ts';
import { NEXT_ID } from './workloads.ts';

/** What a run of requests came to. Latencies in milliseconds. */
export interface LoadFigures {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The body, or for GET the path, with `NEXT_ID` where ids go. */
  readonly template: string;
  readonly ids: number;
  readonly seconds: number;
  readonly token: string;
  /** How many credentials ask in turn; those after the first have their number behind the token. */
  readonly credentials: number;
}

export const CLIENTS = 64;

const run = promisify(execFile);

/** Whether this machine has wrk, which loads a server at a tenth of what it costs the server. */
const hasWrk = async (): Promise<boolean> => {
  try {
    await run('sh', ['-c', 'command -v wrk']);
    return true;
  } catch {
    return false;
  }
};

/** Has `CLIENTS` clients ask, each for the next thing once it has its answer, from a process on the load's processor. */
export const load = async (options: Load): Promise<LoadFigures> =>
  (await hasWrk()) ? loadWithWrk(options) : loadWithAutocannon(options);

const loadWithWrk = async ({
  url,
  method,
  template,
  ids,
  seconds,
  token,
  credentials,
}: Load): Promise<LoadFigures> => {
  const file = join(tmpdir(), `tunegraph-bench-${process.pid}.txt`);
  writeFileSync(file, template);
  const script = fileURLToPath(new URL('load.lua', import.meta.url));
  const options = ['-t1', `-c${CLIENTS}`, `-d${seconds}s`, '--timeout', '30s', '-s', script, url];
  const [command, ...args] = pinned('load', [
    'wrk',
    ...options,
    '--',
    method,
    file,
    String(ids),
    token,
    String(credentials),
  ]);
  const { stdout } = await run(command, args);
  const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (said.failures > 0) throw new Error(`${said.failures} requests failed at ${url}.`);
  return {
    requests: said.requests,
    perSecond: said.requests / (said.microseconds / 1e6),
    p50: said.p50 / 1000,
    p99: said.p99 / 1000,
  };
};

const loadWithAutocannon = async ({
  url,
  method,
  template,
  ids,
  seconds,
  token,
  credentials,
}: Load): Promise<LoadFigures> => {
  let count = 0;
  const filled = (): string =>
    template.replaceAll(NEXT_ID, () => {
      count += 1;
      return jobId(count % ids);
    });
  let turn = 0;
  const headers = () => {
    turn = (turn % credentials) + 1;
    return {
      authorization: `Bearer ${token}${turn === 1 ? '' : turn}`,
      'content-type': 'application/json',
    };
  };
  const { requests, latency, errors, non2xx } = await autocannon({
    url,
    connections: CLIENTS,
    duration: seconds,
    requests: [
      {
        method,
        setupRequest: (request) => ({
          ...request,
          headers: headers(),
          ...(method === 'GET' ? { path: filled() } : { body: filled() }),
        }),
      },
    ],
  });
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests failed at ${url}.`);
  return { requests: requests.total, perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
};
