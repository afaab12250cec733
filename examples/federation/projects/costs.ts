/** US dollars for a million trained tokens. Made up for this example, like the rest of the company. */
const PRICES: Readonly<Record<string, number>> = {
  'gpt-3.5-turbo-0125': 8,
  'gpt-4.1-2025-04-14': 25,
  'gpt-4.1-mini-2025-04-14': 5,
  'gpt-4.1-nano-2025-04-14': 1.5,
  'gpt-4o-2024-08-06': 25,
  'gpt-4o-mini-2024-07-18': 3,
};

/**
 * What the training cost, in US dollars; null while the tokens, or for ever while the price, are unknown.
 *
 * @param trainedTokens as a router sends it: some leave out what is null.
 */
export const costUsd = (model: string, trainedTokens: number | null = null): number | null => {
  const price = PRICES[model];
  return price === undefined || trainedTokens === null ? null : (price * trainedTokens) / 1_000_000;
};

/** What any organization may spend in a month, in US dollars. */
export const MONTHLY_BUDGET_USD = 5_000;
