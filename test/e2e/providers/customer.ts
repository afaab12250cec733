import { onTestFinished } from 'vitest';
import { type Emulator, isProviderName, startEmulator } from '../../../src/emulator/index.ts';
import type { MethodType } from '../../support/operations/graphql.ts';
import { type AppUnderTest, startApp } from '../../support/start-app.ts';
import { ReadAbilities } from './operations.ts';

/** A front end's account at one provider: the whole service, and behind it the emulator that plays the provider. */
export interface Customer {
  readonly provider: string;
  /** The provider's name as it writes it, which every refusal must name. */
  readonly title: string;
  /** How it trains. */
  readonly methods: readonly MethodType[];
  readonly app: AppUnderTest;
  readonly emulator: Emulator;
}

export interface CustomerOptions {
  /** How much faster than life: at 60 a small job takes a second. @default 60 */
  readonly speed?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** The only key that the provider lets in. @default any is */
  readonly apiKey?: string;
}

/** The emulator that plays a provider, until the test has finished. */
export const startProvider = async (
  provider: string,
  { speed = 60, apiKey }: CustomerOptions = {},
): Promise<Emulator> => {
  if (!isProviderName(provider)) throw new Error(`The emulator can't play ${provider}.`);
  const emulator = await startEmulator({ provider, speed, ...(apiKey && { apiKeys: [apiKey] }) });
  onTestFinished(() => emulator.stop());
  return emulator;
};

/** The service in front of a provider. Only settings tell which: nothing in a test does. */
export const startServiceFor = (
  { provider, url, apiKey }: Pick<Emulator, 'provider' | 'url' | 'apiKey'>,
  settings: Readonly<Record<string, string>> = {},
): Promise<AppUnderTest> =>
  startApp({
    upstream: { url, apiKey },
    settings: { TUNEGRAPH_PROVIDER: provider, TUNEGRAPH_POLL_INTERVAL_MS: '50', ...settings },
  });

/** Asks with this key, where the service takes its callers' own. */
export const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

/** A service of its own for one test. */
export const startCustomer = async (provider: string, options: CustomerOptions = {}): Promise<Customer> => {
  const emulator = await startProvider(provider, options);
  const app = await startServiceFor(emulator, options.settings);
  const { data } = await app.query(ReadAbilities, {}, as(emulator.apiKey));
  const { title = '', methods = [] } = data?.fineTuningCapabilities ?? {};
  return { provider, title, methods: methods.map(({ type }) => type), app, emulator };
};
