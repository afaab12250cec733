import type { Capabilities } from '../../../domain/capabilities.ts';

const EVERY_METHOD = ['batchSize', 'nEpochs'] as const;

/**
 * After LocalAI's page on fine-tuning (docs/content/features/fine-tuning.md) and its code of 2026 (core/schema/finetune.go,
 * core/http/routes/finetuning.go, backend/python/trl/backend.py).
 *
 * - Its learning rate is absolute, so no multiplier can be set, or is told.
 * - GRPO and RLOO train by reward functions, some of them Python that runs on the server: no grader becomes one, so such jobs
 *   are read, and never made here.
 * - Training metrics are those of the events, so what this process has seen of a training.
 */
export const localaiCapabilities: Capabilities = {
  provider: 'localai',
  title: 'LocalAI',
  documentation: 'https://localai.io/features/fine-tuning/',
  operations: new Set([
    'CREATE_JOB',
    'LIST_JOBS',
    'CANCEL_JOB',
    'LIST_EVENTS',
    'LIST_CHECKPOINTS',
    'READ_TRAINING_METRICS',
    'UPLOAD_FILE',
  ]),
  methods: [
    { type: 'SUPERVISED', hyperparameters: EVERY_METHOD },
    { type: 'DPO', hyperparameters: [...EVERY_METHOD, 'beta'] },
  ],
  takesAuto: false,
  createFields: new Set(['seed']),
  createGuarantee: 'ONCE_PER_KEY',
  limits: { suffixLength: null, metadataPairs: null, fileBytes: null },
  creationEndsAt: null,
};
