import { describeSettings } from '../config/index.ts';

/** What `--help` prints. */
export const usage = (version: string): string => {
  const flags = [
    ...describeSettings().flatMap(({ flag, name, description }) =>
      flag ? [[`--${flag}=…`, `${description} Wins over ${name}.`]] : [],
    ),
    ['--help', 'Prints this.'],
    ['--version', 'Prints the version.'],
  ];
  return [
    `tunegraph ${version}: one typed GraphQL API over fine-tuning jobs, whoever runs them.`,
    '',
    'Usage: tunegraph [flags]',
    '',
    ...flags.map(([flag = '', text]) => `  ${flag.padEnd(11)} ${text}`),
    '',
    'Everything else is set in the environment: see docs/configuration.md. Without any, the service runs on',
    'the embedded emulator.',
    '',
  ].join('\n');
};
