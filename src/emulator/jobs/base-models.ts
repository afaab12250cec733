/** The two models without a chat format: they learn from prompts and completions. */
export const learnsFromCompletions = (baseModel: string): boolean =>
  baseModel === 'babbage-002' || baseModel === 'davinci-002';

/** How strongly the learning rate is scaled where the caller leaves it to us. */
export const usualLearningRateMultiplier = (baseModel: string): number =>
  baseModel.includes('mini') ? 1.8 : 2;
