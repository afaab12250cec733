import { type EnvironmentValues, environment, SETTING_NAMES, type SettingName } from './environment.ts';
import { suggestion } from './nearest-name.ts';
import { hidesSecret } from './secret.ts';
import { abouts } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that could be read, and a sentence for each that could not. */
export interface ReadSettings {
  /** Holds each setting that was read, also those that are unset; none that was refused. */
  readonly values: Partial<EnvironmentValues>;
  readonly problems: readonly string[];
}

/**
 * Reads every setting by itself, so that one mistake hides no other.
 *
 * @param flags what the command line says, under the settings' names; it wins over the environment.
 */
export const readSettings = (env: Environment, flags: Environment): ReadSettings => {
  const values: Record<string, unknown> = {};
  const problems: string[] = unknownNames(env);

  for (const name of SETTING_NAMES) {
    const text = flags[name] ?? emptyAsUnset(env[name]);
    const result = environment.shape[name].safeParse(text);
    if (result.success) values[name] = result.data;
    else problems.push(refusal(name, text ?? '', flags[name] !== undefined));
  }
  return { values, problems };
};

const emptyAsUnset = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const refusal = (name: SettingName, text: string, byFlag: boolean): string => {
  const about = abouts.get(environment.shape[name]);
  const source = byFlag ? `--${about?.flag}` : name;
  const value =
    about?.secret || hidesSecret(text)
      ? 'holds a value that is not allowed (not shown, because it is secret)'
      : `is ${quoted(about?.show?.(text) ?? text)}`;
  return `${source} ${value}. Allowed: ${about?.allowed}.`;
};

/** In quotes, so that spaces and line breaks are seen, and cut where it would fill the screen. */
const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);

const unknownNames = (env: Environment): string[] =>
  Object.entries(env)
    .filter(([name, text]) => name.startsWith(OWN_PREFIX) && !(name in environment.shape) && text)
    .map(([name, text = '']) => {
      // A misspelt name may have been meant for a secret.
      const value = SECRET_NAME.test(name) || hidesSecret(text) ? 'value not shown' : quoted(text);
      return `${name} (${value}) is not a setting. ${suggestion(name, OWN_NAMES)}`;
    });

const OWN_PREFIX = 'TUNEGRAPH_';
const OWN_NAMES = SETTING_NAMES.filter((name) => name.startsWith(OWN_PREFIX));
const SECRET_NAME = /KEY|SECRET|TOKEN|PASSWORD/;
