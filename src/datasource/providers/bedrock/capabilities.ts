import type { Capabilities } from '../../../domain/capabilities.ts';

/**
 * After https://docs.aws.amazon.com/bedrock/latest/userguide/fine-tuning-openai-apis.html and the pages that it leads to. Its
 * routes and the fields of a create are those of the page on CloudTrail (logging-cloudtrail-mantle.html): no pause, no resume,
 * no suffix, seed or integrations.
 *
 * AWS documents reinforcement alone: its grader, its data, its hyperparameters. One comment in a notebook of its samples
 * mentions supervised training, for which there is neither a data format nor a model in its documents; so it isn't offered.
 * Whether `auto` is a word there is not told: what isn't sent, Bedrock chooses.
 */
export const bedrockCapabilities: Capabilities = {
  provider: 'bedrock',
  title: 'Amazon Bedrock',
  documentation: 'https://docs.aws.amazon.com/bedrock/latest/userguide/fine-tuning-openai-apis.html',
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
  methods: [{ type: 'REINFORCEMENT', hyperparameters: ['batchSize', 'learningRateMultiplier', 'nEpochs'] }],
  takesAuto: false,
  createFields: new Set(['validationFile', 'metadata']),
  createGuarantee: 'NEVER_RESENT',
  limits: { suffixLength: null, metadataPairs: null, fileBytes: null },
  creationEndsAt: null,
};
