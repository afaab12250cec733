import type { Capabilities } from '../../../domain/capabilities.ts';

/**
 * After Mistral's OpenAPI document of 2025, as its client `@mistralai/mistralai` 2.4.0 carries it.
 *
 * Not settable: the learning rate, which is an absolute number there, and a Weights & Biases run, which wants its secret key in
 * the body of the job.
 */
export const mistralCapabilities: Capabilities = {
  provider: 'mistral',
  title: 'Mistral',
  documentation: 'https://docs.mistral.ai/api/endpoint/fine-tuning',
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
  methods: [{ type: 'SUPERVISED', hyperparameters: ['nEpochs'] }],
  takesAuto: false,
  createFields: new Set(['validationFile', 'suffix']),
  createGuarantee: 'NEVER_RESENT',
  limits: { suffixLength: 18, metadataPairs: null, fileBytes: 512 * 1024 ** 2 },
  // When it ended isn't told; on this day Mistral's client said that it had: https://github.com/mistralai/client-ts/pull/255.
  creationEndsAt: new Date('2026-07-13T00:00:00Z'),
};
