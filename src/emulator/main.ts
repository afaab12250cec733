#!/usr/bin/env node
import { EmulatorOptionError } from './check-options.ts';
import { type Command, readCommandLine } from './command-line.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { EmulatorOptions } from './options.ts';
import { personalities } from './personalities/index.ts';

const badUsage = 2;
const failure = 1;

function end(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function explain(error: unknown, options: EmulatorOptions): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const { port = 0, host = '127.0.0.1' } = options;
  if (code === 'EADDRINUSE')
    return `--port ${port}: something else listens there. Use another port, or 0 for any free one.`;
  if (code === 'EACCES') return `--port ${port}: you may not listen there. Use a port from 1024 up.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `--host ${host}: this machine has no such address.`;
  return `The emulator could not start: ${message}`;
}

async function start(options: EmulatorOptions): Promise<Emulator> {
  try {
    return await startEmulator(options);
  } catch (error) {
    if (error instanceof EmulatorOptionError) {
      // Options are named as flags here: `webhook.url` is --webhook-url.
      return end(`--${error.message.replace('webhook.', 'webhook-')}`, badUsage);
    }
    return end(explain(error, options), failure);
  }
}

function read(): Command {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    return end(error instanceof Error ? error.message : String(error), badUsage);
  }
}

const command = read();
if (command.kind === 'help') process.stdout.write(command.text);
else {
  const emulator = await start(command.options);
  process.stdout.write(
    [
      `The fine-tuning emulator is ready at ${emulator.url}`,
      `It plays ${personalities[emulator.provider].title}.`,
      `Any key is let in, such as ${emulator.apiKey}; each key has jobs of its own.`,
      `Its quirks are switched at ${new URL('/emulator/quirks', emulator.url).href}`,
      `Its faults are set at ${new URL('/emulator/faults', emulator.url).href}`,
      '',
    ].join('\n'),
  );
  const stop = (): void => {
    void emulator.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
