/** What a client is told where its provider takes no new jobs any more: who else does, and where that is documented. */
export const ELSEWHERE =
  'Other providers take the same input: Azure (https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning), Nebius (https://docs.tokenfactory.nebius.com/fine-tuning/overview), Together (https://docs.together.ai/docs/fine-tuning-overview), Fireworks (https://docs.fireworks.ai/fine-tuning/fine-tuning-models). Whoever runs this service chooses one with TUNEGRAPH_PROVIDER.';
