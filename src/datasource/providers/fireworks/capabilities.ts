import type { Capabilities } from '../../../domain/capabilities.ts';
import { LONGEST_SUFFIX } from './create-names.ts';

/**
 * After Fireworks' API reference and its Python SDK 1.2.30 of October 2026.
 *
 * - There are no events and no checkpoints of these jobs, and nothing pauses one; a job that Fireworks has paused can be
 *   resumed. Curves lie behind signed addresses of another host, which nobody follows from here.
 * - Reinforcement needs an evaluator that was made at Fireworks before, which no grader stands for, and is deprecated there.
 *   Such jobs can be read, cancelled and resumed.
 * - The learning rate is an absolute one. Reporting to Weights and Biases would need the key of an account there in the
 *   request. Jobs have no seed and no metadata.
 */
export const fireworksCapabilities: Capabilities = {
  provider: 'fireworks',
  title: 'Fireworks',
  documentation: 'https://docs.fireworks.ai/fine-tuning/fine-tuning-models',
  operations: new Set([
    'CREATE_JOB',
    'LIST_JOBS',
    'CANCEL_JOB',
    'RESUME_JOB',
    'UPLOAD_FILE',
    'LIST_FILES',
    'DELETE_FILE',
  ]),
  methods: [
    { type: 'SUPERVISED', hyperparameters: ['batchSize', 'nEpochs'] },
    { type: 'DPO', hyperparameters: ['batchSize', 'nEpochs', 'beta'] },
  ],
  takesAuto: false,
  createFields: new Set(['validationFile', 'suffix']),
  createGuarantee: 'ONCE_PER_KEY',
  // Larger files would have to be put to a signed address (https://docs.fireworks.ai/fine-tuning/fine-tuning-via-api).
  limits: { suffixLength: LONGEST_SUFFIX, metadataPairs: null, fileBytes: 150_000_000 },
  creationEndsAt: null,
};
