import {
  type Capabilities,
  HYPERPARAMETERS,
  OPERATIONS,
  OPTIONAL_CREATE_FIELDS,
} from '../../src/domain/capabilities.ts';

/** A provider that can do everything, but for what a test says. */
export const someCapabilities = (fields: Partial<Capabilities> = {}): Capabilities => ({
  provider: 'example',
  title: 'Example AI',
  documentation: 'https://example.com/fine-tuning',
  operations: new Set(OPERATIONS),
  methods: [
    { type: 'SUPERVISED', hyperparameters: HYPERPARAMETERS },
    { type: 'DPO', hyperparameters: HYPERPARAMETERS },
    { type: 'REINFORCEMENT', hyperparameters: HYPERPARAMETERS },
  ],
  takesAuto: true,
  createFields: new Set(OPTIONAL_CREATE_FIELDS),
  createGuarantee: 'ONCE_PER_KEY',
  limits: { suffixLength: null, metadataPairs: null, fileBytes: null },
  creationEndsAt: null,
  ...fields,
});
