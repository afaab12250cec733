import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { watchSettings } from './secrets/known-secrets.ts';
import { noteGrowingLog } from './secrets/logged.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How long a process may take to end by itself once its test is over. */
const GRACE_MS = 5_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the built command. */
export interface RunningCommand {
  readonly pid: number;
  /** Resolves with the match as soon as stdout has it; rejects when the process ends without. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** A process that outlives the test that began it. */
export interface KeptCommand extends RunningCommand {
  /** What it has written to stderr so far. */
  logged(): string;
  /** Asks it to end, so that it cleans up after itself, and kills it if it doesn't. */
  stop(): Promise<void>;
}

/**
 * Runs `node <args>` in the project, with nothing of the tests' own environment. When the test has finished it is asked to
 * end, so that it cleans up after itself, and killed if it doesn't; what it leaves in its temporary directory is removed.
 */
export const runNode = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand => {
  const command = keepNode(args, env);
  onTestFinished(() => command.stop());
  return command;
};

/** The same, until the caller stops it: for `beforeAll`. */
export const keepNode = (args: readonly string[], env: Readonly<Record<string, string>> = {}): KeptCommand =>
  keepProcess(process.execPath, args, env);

/** The same for a program of any kind, and anywhere. */
export const keepProcess = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string = ROOT,
): KeptCommand => {
  const temporary = mkdtempSync(join(tmpdir(), 'tunegraph-'));
  const child = spawn(program, [...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: temporary, ...env },
  });
  const output = { stdout: '', stderr: '' };
  watchSettings(env);
  noteGrowingLog(() => `${output.stdout}\n${output.stderr}`);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ended = endOf(child).then((end) => ({ ...end, ...output }));

  return {
    logged: () => output.stderr,
    async stop() {
      child.kill('SIGTERM');
      const lastResort = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(lastResort);
      rmSync(temporary, { recursive: true, force: true });
    },
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => void child.kill(signal),
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(output.stdout);
        if (match) return match;
        const more = await Promise.race([once(child.stdout, 'data'), ended]);
        if (!Array.isArray(more)) throw new Error(`It ended without printing ${pattern}:\n${more.stderr}`);
      }
    },
  };
};

/** Runs the built command on a free port. */
export const runCommand = (
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): RunningCommand => runNode(['dist/main.js', ...args], { PORT: '0', ...env });

/** The same, until the caller stops it. */
export const keepCommand = (env: Readonly<Record<string, string>>): KeptCommand =>
  keepNode(['dist/main.js'], { PORT: '0', ...env });

const endOf = async (child: ChildProcess): Promise<Pick<Ended, 'code' | 'signal'>> => {
  const [code, signal] = await once(child, 'close');
  return { code, signal };
};
