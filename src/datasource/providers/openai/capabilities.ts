import type { Capabilities } from '../../../domain/capabilities.ts';
import { OPERATIONS, OPTIONAL_CREATE_FIELDS } from '../../../domain/capabilities.ts';
import { MAX_METADATA_PAIRS } from '../../../domain/metadata.ts';

const EVERY_METHOD = ['batchSize', 'learningRateMultiplier', 'nEpochs'] as const;

/** After OpenAI's API reference of August 2026, and its deprecations page for the day on which creation ends. */
export const openaiCapabilities: Capabilities = {
  provider: 'openai',
  title: 'OpenAI',
  documentation: 'https://developers.openai.com/api/docs/guides/model-optimization',
  operations: new Set(OPERATIONS),
  methods: [
    { type: 'SUPERVISED', hyperparameters: EVERY_METHOD },
    { type: 'DPO', hyperparameters: [...EVERY_METHOD, 'beta'] },
    {
      type: 'REINFORCEMENT',
      hyperparameters: [
        ...EVERY_METHOD,
        'computeMultiplier',
        'evalInterval',
        'evalSamples',
        'reasoningEffort',
      ],
    },
  ],
  takesAuto: true,
  createFields: new Set(OPTIONAL_CREATE_FIELDS),
  createGuarantee: 'ONCE_PER_KEY',
  limits: { suffixLength: 64, metadataPairs: MAX_METADATA_PAIRS, fileBytes: 512 * 1024 ** 2 },
  creationEndsAt: new Date('2027-01-06T00:00:00Z'),
};
