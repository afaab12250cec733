import { type Capabilities, OPERATIONS, OPTIONAL_CREATE_FIELDS } from '../../../domain/capabilities.ts';
import { MAX_METADATA_PAIRS } from '../../../domain/metadata.ts';

const EVERY_METHOD = ['batchSize', 'learningRateMultiplier', 'nEpochs'] as const;

/**
 * The longest suffix by the reference for 2025-04-01-preview; that of the `v1` path allows 64, and older models are said to
 * stop at 18 and then refuse a longer one themselves.
 */
export const LONGEST_SUFFIX = 40;

/**
 * After the `v1` specification (Azure/azure-rest-api-specs, azure-v1-v1-generated.yaml) and the reference for
 * 2025-04-01-preview. The reference of the dated path has no `reinforcement` and no `metadata`; which path it is stands in the
 * base URL, so those are Azure's own to refuse there. It has no word `auto` either: what isn't sent, Azure chooses.
 */
export const azureCapabilities: Capabilities = {
  provider: 'azure',
  title: 'Azure OpenAI',
  documentation: 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/fine-tuning',
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
  takesAuto: false,
  createFields: new Set(OPTIONAL_CREATE_FIELDS),
  createGuarantee: 'ONCE_PER_KEY',
  limits: {
    suffixLength: LONGEST_SUFFIX,
    metadataPairs: MAX_METADATA_PAIRS,
    fileBytes: 512 * 1024 ** 2,
  },
  creationEndsAt: null,
};
