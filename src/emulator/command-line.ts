import { parseArgs } from 'node:util';
import { EmulatorOptionError, unknownProvider } from './check-options.ts';
import { flags, helpText, usualPort } from './command-flags.ts';
import type { Fault } from './faults/fault.ts';
import { parseFaults } from './faults/fault-syntax.ts';
import { readFaults } from './faults/read-fault.ts';
import type { EmulatorOptions } from './options.ts';
import { isProviderName, type ProviderName, personalities } from './personalities/index.ts';
import { isQuirkName, quirkNames } from './quirks.ts';
import { ApiError } from './server/api-error.ts';

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'run'; readonly options: EmulatorOptions }
  | { readonly kind: 'help'; readonly text: string };

function numberFor(name: string, text: string, allowed: string): number {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value))
    throw new EmulatorOptionError(`--${name}`, `'${text}' is no number. Use ${allowed}.`);
  return value;
}

function quirksFrom(names: readonly string[]): NonNullable<EmulatorOptions['quirks']> {
  const unknown = names.find((name) => !isQuirkName(name));
  if (unknown !== undefined) {
    throw new EmulatorOptionError(
      '--quirk',
      `there is no quirk '${unknown}'. Use any of: ${quirkNames.join(', ')}.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, true]));
}

function providerFrom(name: string): ProviderName {
  if (isProviderName(name)) return name;
  throw unknownProvider('--provider', name);
}

function faultsFrom(line: string, provider: ProviderName): readonly Fault[] {
  try {
    return readFaults(parseFaults(line, 'fault'), 'fault', personalities[provider].routes);
  } catch (error) {
    throw error instanceof ApiError ? new EmulatorOptionError('--fault', error.message) : error;
  }
}

function webhookFrom(url: string | undefined, secret: string | undefined): EmulatorOptions['webhook'] {
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined)
    throw new EmulatorOptionError('--webhook-secret', 'it needs --webhook-url beside it.');
  if (secret === undefined)
    throw new EmulatorOptionError('--webhook-url', 'it needs --webhook-secret beside it.');
  return { url, secret };
}

/** The values of each flag that was given, every one of them a flag we have. */
function checkFlags(values: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
      if (flag === undefined)
        throw new EmulatorOptionError(`--${name}`, 'there is no such flag. See --help.');
      const texts = [value].flat().filter((text) => typeof text === 'string');
      if (texts.length === 0 || texts.includes('')) {
        throw new EmulatorOptionError(`--${name}`, `it needs a value: <${flag.value}>.`);
      }
      return [name, texts];
    }),
  );
}

/** Reads the arguments behind the command's name; throws an `EmulatorOptionError` about what can't be used. */
export function readCommandLine(arguments_: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...arguments_],
    // Not strict: the parser's own complaints speak of its syntax, not of our flags.
    strict: false,
    options: {
      ...Object.fromEntries(
        Object.keys(flags).map((name) => [name, { type: 'string', multiple: true } as const]),
      ),
      help: { type: 'boolean' },
    },
  });
  if (values['help'] !== undefined) return { kind: 'help', text: helpText() };
  const given = checkFlags(values);
  const [stray] = positionals;
  if (stray !== undefined) {
    throw new EmulatorOptionError(`'${stray}'`, 'only flags are understood. See --help.');
  }
  const last = (name: string): string | undefined => given.get(name)?.at(-1);
  const webhook = webhookFrom(last('webhook-url'), last('webhook-secret'));
  const host = last('host');
  const seed = last('seed');
  const named = last('provider');
  const provider = named === undefined ? undefined : providerFrom(named);
  const faults = given.get('fault')?.flatMap((line) => faultsFrom(line, provider ?? 'openai'));
  return {
    kind: 'run',
    options: {
      port: numberFor('port', last('port') ?? String(usualPort), 'a whole number from 0 to 65535'),
      speed: numberFor('speed', last('speed') ?? '1', 'a number from 0.001 to 100000'),
      quirks: quirksFrom(given.get('quirk') ?? []),
      ...(provider === undefined ? {} : { provider }),
      ...(host === undefined ? {} : { host }),
      ...(seed === undefined ? {} : { seed }),
      ...(webhook === undefined ? {} : { webhook }),
      ...(faults === undefined ? {} : { faults }),
    },
  };
}
