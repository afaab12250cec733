import type { Config, ConfigurationError } from '../config/index.ts';

/** What a person reads when the configuration can't be used. */
export const configurationFailure = ({ problems }: ConfigurationError): string =>
  [
    "Tunegraph can't start with these settings:",
    '',
    ...problems.map((problem) => `  ${problem}`),
    '',
    HELP,
  ].join('\n');

/** What a person reads when the flags can't be understood. */
export const flagFailure = (problems: readonly string[]): string =>
  [...problems, '', 'tunegraph --help lists the flags.', ''].join('\n');

/** What a person reads when the service can't be opened. */
export const startFailure = (error: unknown, { host, port }: Config): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason =
    REASONS[String(code)]?.(host, port) ?? (error instanceof Error ? error.message : String(error));
  return `Tunegraph can't start: ${reason}\n`;
};

const HELP = 'Every setting is in docs/configuration.md.\n';

const REASONS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `port ${port} on ${host} is in use. Choose another by --port or PORT; 0 takes any free one.`,
  EACCES: (host, port) => `this user may not listen on port ${port} of ${host}. Choose one from 1024 up.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine. Choose one by --host or HOST.`,
  ENOTFOUND: (host) => `${host} is no address of this machine. Choose one by --host or HOST.`,
};
