import { azure } from './azure/index.ts';
import { bedrock } from './bedrock/index.ts';
import { fireworks } from './fireworks/index.ts';
import { localai } from './localai/index.ts';
import { mistral } from './mistral/index.ts';
import { nebius } from './nebius/index.ts';
import { openai } from './openai/index.ts';
import type { Provider } from './provider.ts';
import { together } from './together/index.ts';
import { zai } from './zai/index.ts';

const PROVIDERS: readonly Provider[] = [
  openai,
  azure,
  bedrock,
  nebius,
  zai,
  mistral,
  together,
  fireworks,
  localai,
];

/** The names that the configuration may ask for. */
export const PROVIDER_NAMES: readonly string[] = PROVIDERS.map(({ name }) => name);

/** @throws RangeError when nobody has that name. */
export const providerNamed = (name: string): Provider => {
  const provider = PROVIDERS.find((candidate) => candidate.name === name);
  if (!provider)
    throw new RangeError(`No provider is called "${name}". Known: ${PROVIDER_NAMES.join(', ')}.`);
  return provider;
};
