import { type DestinationStream, destination as openDestination, pino, stdTimeFunctions } from 'pino';
import type { Logger } from '../domain/logger.ts';

// Nobody logs these on purpose. Should an object with one of them slip into a log line, its value does not.
const SECRET_FIELDS = [
  'authorization',
  'apiKey',
  'api_key',
  'token',
  'secret',
  'password',
  'cookie',
  'headers',
];

/** The least grave thing that is still written. */
export type LogLevel = keyof Logger | 'silent';

/** Writes JSON lines: to stderr, so that stdout stays readable to people, unless told otherwise. */
export const createLogger = (
  level: LogLevel,
  destination: DestinationStream = openDestination({ fd: 2, sync: true }),
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: 'secret',
      },
    },
    destination,
  );
