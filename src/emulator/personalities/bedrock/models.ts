import type { ModelNames } from '../personality.ts';

/**
 * The models that can be tuned, by the page on OpenAI-compatible fine-tuning and AWS's notebooks, which write Qwen's name with
 * a version.
 */
const models: ReadonlyMap<string, string> = new Map([
  ['openai.gpt-oss-20b', 'openai.gpt-oss-20b'],
  ['qwen.qwen3-32b', 'qwen.qwen3-32b-v1:0'],
  ['qwen.qwen3-32b-v1:0', 'qwen.qwen3-32b-v1:0'],
]);

/** Names of tuned models are OpenAI's in AWS's examples. */
export const bedrockModels: ModelNames = {
  base: (name) => models.get(name) ?? null,
  tuned: ({ baseModel, organization, letters }) => `ft:${baseModel}:${organization}:custom-model:${letters}`,
  checkpoint: ({ tunedModel }, step) => `${tunedModel}:ckpt-step-${step}`,
};
