import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { usageOf } from './child.ts';
import { median } from './median.ts';
import { pinned } from './processors.ts';
import { productionFlags } from './production-flags.ts';

/** What a start costs, and what the service weighs before anybody has asked. Medians. */
export interface StartFigures {
  /** Milliseconds from the command to the first answer of `/healthz`. */
  readonly answered: number;
  /** Milliseconds from the command to its first line. */
  readonly announced: number;
  /** Seconds on a processor until then. */
  readonly cpu: number;
  /** Mebibytes resident, a while after. */
  readonly memoryAtRest: number;
}

const REST_MILLISECONDS = 3000;
const MEBIBYTE = 1024 ** 2;

/** Starts the built command as `npm start` does, without building, in front of a provider. */
export const measureStart = async (rounds: number): Promise<StartFigures> => {
  const figures: StartFigures[] = [];
  for (let round = 0; round < rounds; round += 1) figures.push(await startOnce());
  const of = (name: keyof StartFigures): number => median(figures.map((figure) => figure[name]));
  return {
    answered: of('answered'),
    announced: of('announced'),
    cpu: of('cpu'),
    memoryAtRest: of('memoryAtRest'),
  };
};

const startOnce = async (): Promise<StartFigures> => {
  const port = await freePort();
  const [command, ...args] = pinned('measured', [process.execPath, ...productionFlags, 'dist/main.js']);
  const settings = { NODE_ENV: 'production', PORT: String(port), OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const begun = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const announcing = once(child.stdout, 'data').then(() => performance.now() - begun);
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error('The command ended before it answered.');
    await pause(5);
  }
  const answered = performance.now() - begun;
  const pid = child.pid ?? 0;
  const { cpu } = usageOf(pid);
  const announced = await announcing;
  await pause(REST_MILLISECONDS);
  const memoryAtRest = usageOf(pid).memory / MEBIBYTE;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  process.off('exit', kill);
  return { answered, announced, cpu, memoryAtRest };
};

const isHealthy = async (port: number): Promise<boolean> => {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`);
    return ok;
  } catch {
    return false;
  }
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
