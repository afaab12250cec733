import type { DescribedSetting } from '../src/config/index.ts';

/** docs/configuration.md, from the settings themselves. */
export const configurationPage = (settings: readonly DescribedSetting[]): string =>
  [
    '# Configuration',
    '',
    '<!-- Generated from src/config/environment.ts by `npm run generate`. -->',
    '',
    'Tunegraph is configured by environment variables, a few of them also by flags, which win. An empty variable counts',
    'as unset. Everything is checked at start: a value that is not allowed, and a `TUNEGRAPH_` variable that does not',
    'exist, end the start with a message that names all of them. The values of secrets are shown nowhere.',
    '',
    'Without any of them, the service listens on `http://127.0.0.1:4000/graphql` and asks the embedded emulator.',
    '',
    '| Variable | Flag | Default |',
    '| --- | --- | --- |',
    ...settings.map(
      ({ name, flag, defaultInWords }) =>
        `| [\`${name}\`](#${name.toLowerCase()}) | ${flag ? `\`--${flag}\`` : ''} | ${defaultInWords ?? 'unset'} |`,
    ),
    '',
    ...settings.flatMap(section),
  ].join('\n');

const section = ({ name, description, allowed, secret }: DescribedSetting): readonly string[] => [
  `## ${name}`,
  '',
  description,
  '',
  `Allowed: ${allowed}.${secret ? ' Secret.' : ''}`,
  '',
];
