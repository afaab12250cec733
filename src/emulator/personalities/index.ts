import { azure } from './azure/personality.ts';
import { fireworks } from './fireworks/personality.ts';
import { mistral } from './mistral/personality.ts';
import { openai } from './openai/personality.ts';
import type { Personality } from './personality.ts';
import { together } from './together/personality.ts';

/** Every provider that the emulator can play, under the name that `--provider` takes. */
export const personalities = {
  openai,
  azure,
  mistral,
  together,
  fireworks,
} as const satisfies Readonly<Record<string, Personality>>;

export type ProviderName = keyof typeof personalities;

export const providerNames = Object.keys(personalities) as readonly ProviderName[];

export const isProviderName = (name: string): name is ProviderName => Object.hasOwn(personalities, name);
