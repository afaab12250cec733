/** How many distinct jobs there are: more than any cache of live answers could hide. */
export const JOBS = 10_000;
export const CHECKPOINTS_OF_A_JOB = 3;

/** The id of a job by its number. All have the same length. */
export const jobId = (index: number): string => `ftjob-bench${String(index).padStart(8, '0')}`;

const CREATED = 1_763_820_000;

/** A job that runs, as OpenAI's REST API tells it. */
export const job = (index: number) => ({
  object: 'fine_tuning.job',
  id: jobId(index),
  model: 'gpt-4o-mini-2024-07-18',
  created_at: CREATED - index,
  finished_at: null,
  fine_tuned_model: null,
  organization_id: 'org-bench',
  result_files: [],
  status: 'running',
  validation_file: null,
  training_file: 'file-bench',
  hyperparameters: { n_epochs: 3, batch_size: 1, learning_rate_multiplier: 1.8 },
  trained_tokens: null,
  estimated_finish: CREATED + 3600,
  error: null,
  seed: 683_058_546,
  user_provided_suffix: 'bench',
  integrations: [],
  method: {
    type: 'supervised',
    supervised: { hyperparameters: { n_epochs: 3, batch_size: 1, learning_rate_multiplier: 1.8 } },
  },
  metadata: { team: 'bench' },
});

const page = (data: readonly { readonly id: string }[]) => ({
  object: 'list',
  data,
  first_id: data[0]?.id ?? null,
  last_id: data.at(-1)?.id ?? null,
  has_more: true,
});

export const jobsPage = (size: number) => page(Array.from({ length: size }, (_, index) => job(index)));

export const eventsPage = (size: number) =>
  page(
    Array.from({ length: size }, (_, index) => ({
      object: 'fine_tuning.job.event',
      id: `ftevent-bench${index}`,
      created_at: CREATED + 100 - index,
      level: 'info',
      message: `Step ${100 - index}/300: training loss=0.42`,
      type: 'metrics',
      data: { step: 100 - index, total_steps: 300, train_loss: 0.42, train_mean_token_accuracy: 0.87 },
    })),
  );

export const checkpointsPage = (size: number) => ({
  ...page(
    Array.from({ length: size }, (_, index) => ({
      object: 'fine_tuning.job.checkpoint',
      id: `ftckpt-bench${index}`,
      created_at: CREATED + 300 - index,
      fine_tuned_model_checkpoint: `ft:gpt-4o-mini-2024-07-18:bench::step-${(3 - index) * 100}`,
      fine_tuning_job_id: jobId(0),
      metrics: { step: (3 - index) * 100, train_loss: 0.4, train_mean_token_accuracy: 0.88 },
      step_number: (3 - index) * 100,
    })),
  ),
  has_more: false,
});
