import type { Capabilities } from '../../../domain/capabilities.ts';
import { SUFFIX_TAG_LENGTH } from '../../openai-shape/suffix-tag.ts';
import { LONGEST_SUFFIX } from './longest-suffix.ts';

/**
 * After Nebius' OpenAPI document 20260630 (https://github.com/nebius/tokenfactory-rl, `openapi-fine-tuning.yaml`) and
 * https://docs.tokenfactory.nebius.com/api-reference/fine-tuning.
 *
 * - Its learning rate is absolute, so nothing can be told in multiples of a usual one.
 * - An integration needs the key of its service in the body, which this service takes from nobody.
 * - Pausing, resuming, preference and reinforcement training, and metadata are in no document.
 */
export const nebiusCapabilities: Capabilities = {
  provider: 'nebius',
  title: 'Nebius Token Factory',
  documentation: 'https://docs.tokenfactory.nebius.com/fine-tuning/overview',
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
  methods: [{ type: 'SUPERVISED', hyperparameters: ['batchSize', 'nEpochs'] }],
  takesAuto: false,
  createFields: new Set(['validationFile', 'suffix', 'seed']),
  createGuarantee: 'ONCE_PER_KEY',
  limits: {
    // What is left of the suffix beside a tag: it shall not depend on a key whether a suffix is too long.
    suffixLength: LONGEST_SUFFIX - SUFFIX_TAG_LENGTH,
    metadataPairs: null,
    fileBytes: 5 * 1024 ** 3,
  },
  creationEndsAt: null,
};
