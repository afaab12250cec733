import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessOptions {
  readonly args: readonly string[];
  /** Besides what this process has itself. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. @default where this process does */
  readonly cwd?: string;
  /** What it prints once it can be asked. */
  readonly ready: RegExp;
}

/** How long a process may take to end by itself, in milliseconds. */
const GRACE = 5_000;

const children = new Set<ChildProcess>();
let stopping = false;

/**
 * Starts a part of the graph in a process of its own, and answers the match once it is ready.
 *
 * @throws Error with what it printed, when it ends before; or when everything has been stopped.
 */
export const start = async (
  command: string,
  { args, env, cwd, ready }: ProcessOptions,
): Promise<RegExpExecArray> => {
  if (stopping) throw new Error('Everything has been stopped.');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (text: string): void => {
      printed += text;
      const found = ready.exec(printed);
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${command} ended before it was ready:\n${printed}`)));
  });
};

/** Ends every process that was started, ready or not, and starts no more. */
export const stopAll = async (): Promise<void> => {
  stopping = true;
  await Promise.all([...children].map(stop));
};

const stop = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await ended;
  clearTimeout(lastResort);
};
