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

/** The dated name of a base model, or null for a name that can't be tuned. */
export const baseModelNamed = (name: string): string | null => datedNames.get(name) ?? null;

/** The two models without a chat format: they learn from prompts and completions. */
export const learnsFromCompletions = (baseModel: string): boolean =>
  baseModel === 'babbage-002' || baseModel === 'davinci-002';

/** How strongly the learning rate is scaled where the caller leaves it to us. */
export const usualLearningRateMultiplier = (baseModel: string): number =>
  baseModel.includes('mini') ? 1.8 : 2;
