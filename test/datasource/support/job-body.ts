/** A running job as OpenAI documents it, with what the test changes. `undefined` leaves a field out. */
export const jobBody = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  object: 'fine_tuning.job',
  id: 'ftjob-1',
  created_at: 1_700_000_000,
  status: 'running',
  model: 'gpt-4o-mini-2024-07-18',
  fine_tuned_model: null,
  organization_id: 'org-1',
  result_files: [],
  training_file: 'file-train',
  validation_file: null,
  error: null,
  finished_at: null,
  trained_tokens: null,
  seed: 42,
  estimated_finish: null,
  integrations: [],
  metadata: null,
  hyperparameters: { n_epochs: 3, batch_size: 'auto', learning_rate_multiplier: 1.8 },
  method: {
    type: 'supervised',
    supervised: { hyperparameters: { n_epochs: 3, batch_size: 'auto', learning_rate_multiplier: 1.8 } },
  },
  ...changes,
});

export const listBody = (data: readonly unknown[], hasMore = false): object => ({
  object: 'list',
  data,
  has_more: hasMore,
});
