import { fireworks } from './fireworks/index.ts';
import { mistral } from './mistral/index.ts';
import { openai } from './openai/index.ts';
import type { Provider } from './provider.ts';
import { together } from './together/index.ts';

const PROVIDERS: readonly Provider[] = [openai, mistral, together, fireworks];

/** The names that the configuration may ask for. */
export const PROVIDER_NAMES: readonly string[] = PROVIDERS.map(({ name }) => name);

/** @throws RangeError when nobody has that name. */
export const providerNamed = (name: string): Provider => {
  const provider = PROVIDERS.find((candidate) => candidate.name === name);
  if (!provider)
    throw new RangeError(`No provider is called "${name}". Known: ${PROVIDER_NAMES.join(', ')}.`);
  return provider;
};
