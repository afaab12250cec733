import type { Capabilities } from '../../../domain/capabilities.ts';

/**
 * After the Python, Java and Go SDKs that knew fine-tuning (see the provider itself). None of them has checkpoints, pausing,
 * resuming, a method, a seed, metadata or integrations.
 */
export const zaiCapabilities: Capabilities = {
  provider: 'zai',
  title: 'Z.ai',
  documentation: 'https://docs.bigmodel.cn/cn/guide/tools/fine-tuning',
  operations: new Set([
    'CREATE_JOB',
    'LIST_JOBS',
    'CANCEL_JOB',
    'LIST_EVENTS',
    'READ_TRAINING_METRICS',
    'UPLOAD_FILE',
    'LIST_FILES',
    'DELETE_FILE',
  ]),
  methods: [{ type: 'SUPERVISED', hyperparameters: ['batchSize', 'learningRateMultiplier', 'nEpochs'] }],
  takesAuto: true,
  createFields: new Set(['validationFile', 'suffix']),
  createGuarantee: 'NEVER_RESENT',
  limits: { suffixLength: 40, metadataPairs: null, fileBytes: 100 * 1024 ** 2 },
  creationEndsAt: null,
};
