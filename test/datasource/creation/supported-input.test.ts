import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unsupportedInputs } from '../../../src/datasource/creation/supported-input.ts';
import type { Capabilities, OptionalCreateField } from '../../../src/domain/capabilities.ts';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import { someCapabilities } from '../../support/some-capabilities.ts';
import { createJobRequest } from '../support/create-job-request.ts';

const plain: CreateJobRequest = {
  model: 'a-model',
  trainingFile: 'file-1',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const chosenByProvider = { batchSize: null, learningRateMultiplier: null, nEpochs: null };
const supervised = (hyperparameters: object = {}) =>
  ({ type: 'SUPERVISED', hyperparameters: { ...chosenByProvider, ...hyperparameters } }) as const;
const dpo = (hyperparameters: object = {}) =>
  ({ type: 'DPO', hyperparameters: { ...chosenByProvider, beta: null, ...hyperparameters } }) as const;
const reinforcement = (hyperparameters: object = {}) =>
  ({
    type: 'REINFORCEMENT',
    grader: null,
    hyperparameters: {
      ...chosenByProvider,
      computeMultiplier: null,
      evalInterval: null,
      evalSamples: null,
      reasoningEffort: null,
      ...hyperparameters,
    },
  }) as const;

const pairs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: '' }));
const wandb = {
  kind: 'WANDB',
  type: 'wandb',
  project: 'p',
  entity: null,
  name: null,
  tags: [],
  runId: null,
} as const;

/** A provider that offers little. */
const modest: Partial<Capabilities> = {
  methods: [
    { type: 'SUPERVISED', hyperparameters: ['nEpochs', 'batchSize'] },
    { type: 'REINFORCEMENT', hyperparameters: [] },
  ],
  createFields: new Set(['suffix', 'metadata']),
  limits: { suffixLength: 3, metadataPairs: 2, fileBytes: null },
  takesAuto: false,
};
const dpoAlone: Partial<Capabilities> = { methods: [{ type: 'DPO', hyperparameters: ['beta'] }] };
const bare: Partial<Capabilities> = { createFields: new Set() };

interface Case {
  readonly what: string;
  readonly asked: Partial<CreateJobRequest>;
  readonly provider: Partial<Capabilities>;
  readonly path: readonly string[];
  readonly code?: string;
  readonly message: string;
}

const cases: readonly Case[] = [
  {
    what: 'a method that the provider does not offer',
    asked: { method: dpo({ beta: 0.1 }) },
    provider: modest,
    path: ['method', 'dpo'],
    message:
      '`method.dpo` asks for dpo training, which Example AI does not offer. Choose what it offers: `method.supervised`, `method.reinforcement`.',
  },
  {
    what: 'the older form, where supervised training is not offered',
    asked: { hyperparameters: { ...chosenByProvider, nEpochs: 3 } },
    provider: dpoAlone,
    path: ['hyperparameters'],
    message:
      '`hyperparameters` without a `method` asks for supervised training, which Example AI does not offer. Choose what it offers: `method.dpo`.',
  },
  {
    what: 'no method, where supervised training is not offered',
    asked: {},
    provider: dpoAlone,
    path: ['method'],
    message:
      'A job without a `method` asks for supervised training, which Example AI does not offer. Choose what it offers: `method.dpo`.',
  },
  {
    what: 'a hyperparameter that can not be set',
    asked: { method: supervised({ learningRateMultiplier: 2 }) },
    provider: modest,
    path: ['method', 'supervised', 'hyperparameters', 'learningRateMultiplier'],
    message:
      "`method.supervised.hyperparameters.learningRateMultiplier` can't be set at Example AI; leave it out. What can be set in supervised training: `nEpochs`, `batchSize`.",
  },
  {
    what: 'a hyperparameter of the older form that can not be set',
    asked: { hyperparameters: { ...chosenByProvider, learningRateMultiplier: 0.5 } },
    provider: modest,
    path: ['hyperparameters', 'learningRateMultiplier'],
    message:
      "`hyperparameters.learningRateMultiplier` can't be set at Example AI; leave it out. What can be set in supervised training: `nEpochs`, `batchSize`.",
  },
  {
    what: 'a hyperparameter where none can be set',
    asked: { method: reinforcement({ reasoningEffort: 'LOW' }) },
    provider: modest,
    path: ['method', 'reinforcement', 'hyperparameters', 'reasoningEffort'],
    message:
      "`method.reinforcement.hyperparameters.reasoningEffort` can't be set at Example AI; leave it out. What can be set in reinforcement training: none.",
  },
  {
    what: 'an optional field that the provider does not take',
    asked: { seed: 0 },
    provider: modest,
    path: ['seed'],
    message: 'A new job at Example AI takes no `seed`; leave it out. What it takes: `suffix`, `metadata`.',
  },
  {
    what: 'an optional field where the provider takes none of them',
    asked: { suffix: 'a-long-one' },
    provider: { ...bare, limits: { suffixLength: 3, metadataPairs: null, fileBytes: null } },
    path: ['suffix'],
    message:
      'A new job at Example AI takes no `suffix`; leave it out. What it takes: none of the optional fields.',
  },
  {
    what: 'a suffix that is too long',
    asked: { suffix: 'four' },
    provider: modest,
    path: ['suffix'],
    code: 'TOO_LONG',
    message: 'At Example AI a `suffix` has at most 3 characters; this one has 4. Shorten it.',
  },
  {
    what: 'too many pairs of metadata',
    asked: { metadata: pairs(3) },
    provider: modest,
    path: ['metadata'],
    code: 'TOO_MANY',
    message: "At Example AI a job's `metadata` has at most 2 pairs; these are 3. Take some out.",
  },
];

describe('unsupportedInputs', () => {
  it.each(cases)('finds $what', ({ asked, provider, path, code, message }) => {
    const found = unsupportedInputs({ ...plain, ...asked }, someCapabilities(provider));
    expect(found).toEqual([{ path, message, ...(code && { code }) }]);
  });

  it.each<[OptionalCreateField, Partial<CreateJobRequest>]>([
    ['validationFile', { validationFile: 'file-2' }],
    ['suffix', { suffix: 'x' }],
    ['seed', { seed: 7 }],
    ['integrations', { integrations: [wandb] }],
    ['metadata', { metadata: pairs(1) }],
  ])('holds %s against what the provider takes', (field, asked) => {
    const request = { ...plain, ...asked };
    expect(unsupportedInputs(request, someCapabilities(bare)).map(({ path }) => path)).toEqual([[field]]);
    expect(unsupportedInputs(request, someCapabilities({ createFields: new Set([field]) }))).toEqual([]);
  });

  it('finds everything at once', () => {
    const request: CreateJobRequest = {
      ...plain,
      validationFile: 'file-2',
      suffix: 'four',
      seed: 1,
      method: supervised({ nEpochs: 'auto', batchSize: 'auto', learningRateMultiplier: 1 }),
      integrations: [wandb],
      metadata: pairs(3),
    };
    const found = unsupportedInputs(request, someCapabilities(modest));
    expect(found.map(({ path }) => path.join('.'))).toEqual([
      'method.supervised.hyperparameters.learningRateMultiplier',
      'validationFile',
      'suffix',
      'seed',
      'integrations',
      'metadata',
    ]);
  });

  it('counts an emoji of a suffix as one character, and stops at none where no limit is told', () => {
    expect(unsupportedInputs({ ...plain, suffix: '🌊🌊🌊' }, someCapabilities(modest))).toEqual([]);
    const request = { ...plain, suffix: 'x'.repeat(64), metadata: pairs(16) };
    expect(unsupportedInputs(request, someCapabilities())).toEqual([]);
  });

  it('asks nothing of a job that leaves everything to the provider', () => {
    expect(unsupportedInputs(plain, someCapabilities({ ...modest, ...bare }))).toEqual([]);
  });

  it('lets whatever a client may ask for pass to a provider that can do everything', () => {
    fc.assert(
      fc.property(createJobRequest, (request) => {
        expect(unsupportedInputs(request, someCapabilities())).toEqual([]);
      }),
    );
  });
});
