/**
 * Mistral has retired its fine-tuning API, which answers 410 since, whatever is asked of it
 * (https://github.com/mistralai/client-ts/pull/255, of 2026-07-13). What stands in the body is documented nowhere, so the
 * status alone counts.
 */
export const closedCreation = (status: number): string | null => (status === GONE ? MESSAGE : null);

const GONE = 410;

const MESSAGE =
  'Mistral has retired its fine-tuning API: it takes no new jobs, and tells nothing of the old ones (https://github.com/mistralai/client-ts/pull/255). Other providers take the same input: Azure (https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning), Nebius (https://docs.tokenfactory.nebius.com/fine-tuning/overview), Together (https://docs.together.ai/docs/fine-tuning-overview), Fireworks (https://docs.fireworks.ai/fine-tuning/fine-tuning-models). Whoever runs this service chooses one with TUNEGRAPH_PROVIDER.';
