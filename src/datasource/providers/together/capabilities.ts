import type { Capabilities } from '../../../domain/capabilities.ts';
import { LONGEST_SUFFIX } from './create-tag.ts';

/**
 * After https://docs.together.ai/reference/post-fine-tunes. A learning rate is absolute there, so there is no multiplier to
 * set. Weights & Biases is not offered because its API key would have to stand in each request.
 */
export const togetherCapabilities: Capabilities = {
  provider: 'together',
  title: 'Together AI',
  documentation: 'https://docs.together.ai/docs/fine-tuning-overview',
  operations: new Set([
    'CREATE_JOB',
    'LIST_JOBS',
    'CANCEL_JOB',
    'LIST_EVENTS',
    'LIST_CHECKPOINTS',
    'READ_TRAINING_METRICS',
    'UPLOAD_FILE',
    'LIST_FILES',
    'DELETE_FILE',
  ]),
  methods: [
    { type: 'SUPERVISED', hyperparameters: ['batchSize', 'nEpochs'] },
    { type: 'DPO', hyperparameters: ['batchSize', 'nEpochs', 'beta'] },
  ],
  // Its own word is "max", for the batch size alone, and that is what it does when nothing is said.
  takesAuto: false,
  createFields: new Set(['validationFile', 'suffix', 'seed']),
  createGuarantee: 'ONCE_PER_KEY',
  limits: { suffixLength: LONGEST_SUFFIX, metadataPairs: null, fileBytes: null },
  creationEndsAt: null,
};
