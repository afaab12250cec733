import { parseArgs } from 'node:util';
import { environment, SETTING_NAMES } from './environment.ts';
import { suggestion } from './nearest-name.ts';
import type { Environment } from './read-settings.ts';
import { abouts } from './setting.ts';

/** What the command line asks for. */
export interface Flags {
  readonly help: boolean;
  readonly version: boolean;
  /** Settings, under their names in the environment. */
  readonly settings: Environment;
  /** What could not be understood, one sentence each. */
  readonly problems: readonly string[];
}

const settingsByFlag = new Map(
  SETTING_NAMES.flatMap((name) => {
    const flag = abouts.get(environment.shape[name])?.flag;
    return flag ? [[flag, name] as const] : [];
  }),
);
const FLAG_NAMES = ['help', 'version', ...settingsByFlag.keys()];

/** Reads the arguments behind the command's name. */
export const readFlags = (args: readonly string[]): Flags => {
  const { tokens } = parseArgs({
    args: [...args],
    // Not strict, because the messages of a strict one speak to a programmer.
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      [...settingsByFlag.keys()].map((flag) => [flag, { type: 'string' as const }]),
    ),
  });
  const settings: Record<string, string> = {};
  const problems: string[] = [];
  const asked = new Set<string>();

  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`"${token.value}" is not a flag.`);
    if (token.kind !== 'option') continue;
    const name = settingsByFlag.get(token.name);
    if (name === undefined) {
      if (!FLAG_NAMES.includes(token.name)) problems.push(unknownFlag(token.rawName, token.name));
      else if (token.value !== undefined) problems.push(`${token.rawName} takes no value.`);
      else asked.add(token.name);
    } else if (token.value && (token.inlineValue || !token.value.startsWith('--'))) {
      settings[name] = token.value;
    } else problems.push(`${token.rawName} needs a value: ${abouts.get(environment.shape[name])?.allowed}.`);
  }
  return { help: asked.has('help'), version: asked.has('version'), settings, problems };
};

const unknownFlag = (written: string, name: string): string =>
  `${written} is not a flag. ${suggestion(
    `--${name}`,
    FLAG_NAMES.map((flag) => `--${flag}`),
  )}`;
