import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { format } from 'node:util';
import { silentLogger } from '../../../src/domain/logger.ts';
import { noteLogged, noting } from './logged.ts';
import { noteSecretsUsed } from './note-secrets-used.ts';

// Imported once in a process, however many test files run in it: what is listened to is listened to once.
noteSecretsUsed();

// Who has no ear for a log must not hear a secret either.
Object.assign(silentLogger, noting({ ...silentLogger }));

const noteStream = (stream: NodeJS.WriteStream): void => {
  const write = stream.write.bind(stream);
  stream.write = ((text: string | Uint8Array, ...rest: []) => {
    noteLogged(Buffer.from(text as string).toString());
    return write(text, ...rest);
  }) as typeof stream.write;
};
noteStream(process.stdout);
noteStream(process.stderr);

// The service's own logger writes to the file descriptor itself.
const { writeSync } = fs;
fs.writeSync = ((descriptor: number, text: string | Uint8Array, ...rest: []) => {
  if (descriptor === 1 || descriptor === 2) noteLogged(Buffer.from(text as string).toString());
  return writeSync(descriptor, text as string, ...rest);
}) as typeof writeSync;
syncBuiltinESMExports();

for (const level of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const) {
  const console = globalThis.console;
  const write = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    noteLogged(format(...values));
    write(...values);
  };
}
