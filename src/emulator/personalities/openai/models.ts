import type { ModelNames, TunedModelParts } from '../personality.ts';

/**
 * The base models that can be tuned, each with the short names that mean it. A job shows the dated name, whichever
 * was asked for.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'gpt-4.1-2025-04-14': ['gpt-4.1'],
  'gpt-4.1-mini-2025-04-14': ['gpt-4.1-mini'],
  'gpt-4.1-nano-2025-04-14': ['gpt-4.1-nano'],
  'gpt-4o-2024-08-06': ['gpt-4o'],
  'gpt-4o-mini-2024-07-18': ['gpt-4o-mini'],
  'o4-mini-2025-04-16': ['o4-mini'],
  'gpt-3.5-turbo-0125': ['gpt-3.5-turbo'],
  'babbage-002': [],
  'davinci-002': [],
};

const datedNames: ReadonlyMap<string, string> = new Map(
  Object.entries(aliases).flatMap(([dated, short]) =>
    [dated, ...short].map((name) => [name, dated] as const),
  ),
);

/** Characters that a model's name takes over from a suffix; the rest become hyphens. */
const plainSuffix = (suffix: string): string =>
  suffix
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** `ft:{model}:{organization}:{suffix}:{letters}`, the suffix empty where there is none. */
const tunedModelName = ({ baseModel, organization, suffix, letters }: TunedModelParts): string =>
  `ft:${baseModel}:${organization}:${plainSuffix(suffix ?? '')}:${letters}`;

export const openaiModels: ModelNames = {
  base: (name) => datedNames.get(name) ?? null,
  tuned: tunedModelName,
  checkpoint: ({ tunedModel }, step) => `${tunedModel}:ckpt-step-${step}`,
};
