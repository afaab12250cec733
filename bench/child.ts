import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pinned, type Role } from './processors.ts';

/** What a process has used so far. */
export interface Usage {
  /** Seconds on a processor, in user and system mode. */
  readonly cpu: number;
  /** Bytes of memory at this moment. */
  readonly memory: number;
  /** The most that it has ever been. */
  readonly peak: number;
}

/** A part of the benchmark in a process of its own, so that its cost can be told from the others'. */
export interface Child<Answer> {
  /** Resolves with what the process says next. */
  next(): Promise<Answer>;
  /** Says something to it, and resolves with what it says next. */
  ask(message: unknown): Promise<Answer>;
  usage(): Usage;
  stop(): Promise<void>;
}

const CLOCK_TICKS = 100;
const PAGE_BYTES = 4096;

/** Of any process of this machine, as Linux counts. */
export const usageOf = (pid: number): Usage => {
  // After the name, which stands in brackets and may hold anything: state, parent, …; user and system time are 12 and 13.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return {
    cpu: ticks / CLOCK_TICKS,
    memory: Number(resident) * PAGE_BYTES,
    peak: Number(peak) * 1024,
  };
};

/** Runs a file of this folder, in TypeScript or not, and talks to it by messages. */
export const startChild = <Answer>(
  path: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  role: Role = 'load',
  flags: readonly string[] = [],
): Child<Answer> => {
  const [command, ...words] = pinned(role, [
    process.execPath,
    ...(path.endsWith('.ts') ? ['--import', 'tsx'] : []),
    '--expose-gc',
    ...flags,
    path,
    ...args,
  ]);
  const child = spawn(command, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  // A benchmark that fails leaves nobody behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const next = async (): Promise<Answer> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error(`${path} ended early.`))),
    ]);
    return message;
  };
  return {
    next,
    ask(message) {
      child.send(message as object);
      return next();
    },
    usage: () => usageOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
