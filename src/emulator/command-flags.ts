import { faultDescriptions, faultKinds } from './faults/fault-kinds.ts';
import { providerNames } from './personalities/index.ts';
import { quirkDescriptions, quirkNames } from './quirks.ts';

export const usualPort = 4010;

/** A flag that takes a value. */
export interface Flag {
  readonly value: string;
  readonly explanation: string;
}

/** Every flag but `--help`. */
export const flags: Readonly<Record<string, Flag>> = {
  provider: {
    value: 'name',
    explanation: `whose API is played: ${providerNames.join(', ')} (default openai)`,
  },
  port: { value: 'number', explanation: `port to listen on, 0 for any free one (default ${usualPort})` },
  host: { value: 'address', explanation: 'address to listen on (default 127.0.0.1)' },
  speed: {
    value: 'number',
    explanation: 'divides every duration; at 1 a small job takes about a minute (default 1)',
  },
  seed: { value: 'text', explanation: "what ids and losses are derived from (default 'tunegraph')" },
  quirk: { value: 'name', explanation: 'switches a quirk on; can be given several times' },
  fault: {
    value: 'kind;name=value',
    explanation: 'what goes wrong; several are split by commas, or given one by one',
  },
  'webhook-url': {
    value: 'url',
    explanation: 'where the end of each job is announced; needs --webhook-secret',
  },
  'webhook-secret': { value: 'whsec_…', explanation: 'what the announcements are signed with' },
};

/** What `--help` shows. */
export function helpText(): string {
  const column = 28;
  const flagLines = Object.entries(flags).map(
    ([name, { value, explanation }]) => `  ${`--${name} <${value}>`.padEnd(column)}${explanation}`,
  );
  const quirkLines = quirkNames.map((name) => `  ${name.padEnd(column)}${quirkDescriptions[name]}`);
  const faultLines = faultKinds.map((kind) => `  ${kind.padEnd(column)}${faultDescriptions[kind]}`);
  return [
    'Plays the fine-tuning and files API of OpenAI, or of another provider, over HTTP. It needs no key and no network.',
    '',
    'Usage: node dist/emulator/main.js [flags]',
    '',
    ...flagLines,
    `  ${'--help'.padEnd(column)}shows this`,
    '',
    'Quirks, all off at first:',
    ...quirkLines,
    '',
    'Faults, none at first; each may also have route, times, after or probability:',
    ...faultLines,
    '',
  ].join('\n');
}
