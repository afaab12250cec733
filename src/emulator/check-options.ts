import type { Fault } from './faults/fault.ts';
import { readFaults } from './faults/read-fault.ts';
import type { EmulatorOptions } from './options.ts';
import { isProviderName, personalities, providerNames } from './personalities/index.ts';
import { isQuirkName, quirkNames } from './quirks.ts';
import { ApiError } from './server/api-error.ts';
import type { RouteName } from './server/call.ts';
import { keyOf } from './webhooks/sign.ts';

/** An option that can't be used. Its message names the option, its value and what is allowed. */
export class EmulatorOptionError extends Error {
  readonly option: string;

  constructor(option: string, message: string) {
    super(`${option}: ${message}`);
    this.name = 'EmulatorOptionError';
    this.option = option;
  }
}

const isWhole = (value: number, minimum: number, maximum: number): boolean =>
  Number.isInteger(value) && value >= minimum && value <= maximum;

const isHttpUrl = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** What is said to a provider that there is no personality for. */
export const unknownProvider = (option: string, name: string): EmulatorOptionError =>
  new EmulatorOptionError(
    option,
    `the emulator can't play '${name}'. Use any of: ${providerNames.join(', ')}.`,
  );

type OptionCheck = (options: EmulatorOptions) => EmulatorOptionError | null;

const checks: readonly OptionCheck[] = [
  ({ provider = 'openai' }) => (isProviderName(provider) ? null : unknownProvider('provider', provider)),
  ({ port = 0 }) =>
    isWhole(port, 0, 65_535)
      ? null
      : new EmulatorOptionError(
          'port',
          `${port} is no port. Use a whole number from 0 (any free port) to 65535.`,
        ),
  ({ speed = 1 }) =>
    speed >= 0.001 && speed <= 100_000
      ? null
      : new EmulatorOptionError(
          'speed',
          `${speed} is no speed. Use a number from 0.001 to 100000; 1 is the usual pace.`,
        ),
  ({ apiKeys }) =>
    apiKeys === undefined || (apiKeys.length > 0 && apiKeys.every((key) => /^\S+$/.test(key)))
      ? null
      : new EmulatorOptionError(
          'apiKeys',
          'give at least one key, each without spaces, or leave the option out.',
        ),
  ({ maximumFileSize = 1 }) =>
    isWhole(maximumFileSize, 1, Number.MAX_SAFE_INTEGER - 1)
      ? null
      : new EmulatorOptionError(
          'maximumFileSize',
          `${maximumFileSize} is no size. Use a whole number of bytes from 1.`,
        ),
  ({ maximumOrganizations = 1 }) =>
    isWhole(maximumOrganizations, 1, 1_000_000)
      ? null
      : new EmulatorOptionError(
          'maximumOrganizations',
          `${maximumOrganizations} is no count. Use a whole number from 1 to 1000000.`,
        ),
  ({ webhook }) =>
    webhook === undefined || isHttpUrl(webhook.url)
      ? null
      : new EmulatorOptionError(
          'webhook.url',
          `'${webhook.url}' is no address. Use one that begins with http:// or https://.`,
        ),
  ({ webhook, provider = 'openai' }) =>
    webhook === undefined || personalities[provider].webhooks
      ? null
      : new EmulatorOptionError(
          'webhook.url',
          `${personalities[provider].title} announces nothing. Leave the option out.`,
        ),
  // The secret itself stays out of the message.
  ({ webhook }) =>
    webhook === undefined || keyOf(webhook.secret) !== null
      ? null
      : new EmulatorOptionError(
          'webhook.secret',
          "it isn't a webhook secret. Use 'whsec_' followed by base64.",
        ),
  ({ quirks = {} }) => {
    const unknown = Object.keys(quirks).find((name) => !isQuirkName(name));
    return unknown === undefined
      ? null
      : new EmulatorOptionError(
          'quirks',
          `there is no quirk '${unknown}'. Use any of: ${quirkNames.join(', ')}.`,
        );
  },
];

/** Throws the first thing that is wrong with the options. */
export function checkOptions(options: EmulatorOptions): void {
  for (const check of checks) {
    const error = check(options);
    if (error !== null) throw error;
  }
}

/** The faults as they are kept; throws the first thing that is wrong with them. */
export function checkFaults(faults: readonly Fault[], routes: readonly RouteName[]): readonly Fault[] {
  try {
    return readFaults(faults, 'faults', routes);
  } catch (error) {
    throw error instanceof ApiError ? new EmulatorOptionError('faults', error.message) : error;
  }
}
