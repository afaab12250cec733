import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

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

/** Runs `node <args>` in the project, with nothing of the tests' own environment. It is killed when the test has finished. */
export const runNode = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand => {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ended = endOf(child).then((end) => ({ ...end, ...output }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });

  return {
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

const endOf = async (child: ChildProcess): Promise<Pick<Ended, 'code' | 'signal'>> => {
  const [code, signal] = await once(child, 'close');
  return { code, signal };
};
