import { azure } from './azure/personality.ts';
import { bedrock } from './bedrock/personality.ts';
import { fireworks } from './fireworks/personality.ts';
import { localai } from './localai/personality.ts';
import { mistral } from './mistral/personality.ts';
import { nebius } from './nebius/personality.ts';
import { openai } from './openai/personality.ts';
import type { Personality } from './personality.ts';
import { together } from './together/personality.ts';
import { zai } from './zai/personality.ts';

/** Every provider that the emulator can play, under the name that `--provider` takes. */
export const personalities = {
  openai,
  azure,
  bedrock,
  nebius,
  zai,
  mistral,
  together,
  fireworks,
  localai,
} as const satisfies Readonly<Record<string, Personality>>;

export type ProviderName = keyof typeof personalities;

export const providerNames = Object.keys(personalities) as readonly ProviderName[];

export const isProviderName = (name: string): name is ProviderName => Object.hasOwn(personalities, name);
