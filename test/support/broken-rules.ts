import type { UserErrorCode } from '../../src/domain/user-error.ts';
import type {
  CreateFineTuningJobInput,
  GraderInput,
  ReinforcementHyperparametersInput,
} from '../../src/resolvers/create-input.ts';

/** One rule of the create call, and how to break it without breaking another. */
export interface BrokenRule {
  readonly name: string;
  /** Rules of one group touch the same field: only one of them is broken at a time. */
  readonly group: string;
  readonly breakIt: (input: CreateFineTuningJobInput) => CreateFineTuningJobInput;
  readonly code: UserErrorCode;
  /** Below `input`. */
  readonly path: readonly string[];
}

const rule = (
  group: string,
  code: UserErrorCode,
  path: string,
  breakIt: (input: CreateFineTuningJobInput) => Partial<CreateFineTuningJobInput>,
  name = `${path} ${code}`,
): BrokenRule => ({
  name,
  group,
  code,
  path: path.split('.'),
  breakIt: (input) => ({ ...input, ...breakIt(input) }),
});

const pairs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: 'v' }));

const supervisedRule = (code: UserErrorCode, field: string, value: number) =>
  rule('method', code, `method.supervised.hyperparameters.${field}`, () => ({
    method: { supervised: { hyperparameters: { [field]: value } } },
    hyperparameters: null,
  }));

const betaRule = (code: UserErrorCode, beta: number) =>
  rule('method', code, 'method.dpo.hyperparameters.beta', () => ({
    method: { dpo: { hyperparameters: { beta } } },
    hyperparameters: null,
  }));

const check: GraderInput = { stringCheck: { name: 'same', input: 'a', reference: 'b', operation: 'eq' } };

const reinforcementRule = (
  code: UserErrorCode,
  field: keyof ReinforcementHyperparametersInput,
  value: number | 'UNKNOWN',
) =>
  rule('method', code, `method.reinforcement.hyperparameters.${field}`, () => ({
    method: { reinforcement: { grader: check, hyperparameters: { [field]: value } } },
    hyperparameters: null,
  }));

const graderRule = (code: UserErrorCode, path: string, grader: GraderInput) =>
  rule('method', code, `method.reinforcement.grader.${path}`, () => ({
    method: { reinforcement: { grader } },
    hyperparameters: null,
  }));

const nested = (depth: number): GraderInput =>
  depth === 0
    ? check
    : { multi: { name: 'm', calculateOutput: 'a', graders: [{ name: 'a', grader: nested(depth - 1) }] } };

export const brokenRules: readonly BrokenRule[] = [
  rule('model', 'REQUIRED', 'model', () => ({ model: '' })),
  rule('model', 'REQUIRED', 'model', () => ({ model: '  ' }), 'model only spaces'),
  rule('files', 'REQUIRED', 'trainingFile', () => ({ trainingFile: '', validationFile: null })),
  rule('files', 'REQUIRED', 'validationFile', () => ({ validationFile: ' ' })),
  rule('files', 'CONFLICTING_FIELDS', 'validationFile', ({ trainingFile }) => ({
    validationFile: trainingFile,
  })),
  rule('suffix', 'TOO_SHORT', 'suffix', () => ({ suffix: '' })),
  rule('suffix', 'TOO_LONG', 'suffix', () => ({ suffix: '😀'.repeat(65) })),
  rule('seed', 'TOO_SMALL', 'seed', () => ({ seed: -1 })),
  rule('metadata', 'TOO_MANY', 'metadata', () => ({ metadata: pairs(17) })),
  rule('metadata', 'TOO_SHORT', 'metadata.1.key', () => ({
    metadata: [...pairs(1), { key: '', value: '' }],
  })),
  rule('metadata', 'TOO_LONG', 'metadata.0.key', () => ({ metadata: [{ key: 'k'.repeat(65), value: '' }] })),
  rule('metadata', 'TOO_LONG', 'metadata.0.value', () => ({
    metadata: [{ key: 'k', value: 'v'.repeat(513) }],
  })),
  rule('metadata', 'DUPLICATE', 'metadata.2.key', () => ({ metadata: [...pairs(2), ...pairs(1)] })),
  rule('metadata', 'INVALID', 'metadata.1.key', () => ({
    metadata: [...pairs(1), { key: 'tunegraph_key', value: 'v' }],
  })),
  rule('metadata', 'INVALID', 'metadata.0.key', () => ({
    metadata: [{ key: 'tunegraph_input', value: 'v' }],
  })),
  rule(
    'metadata',
    'TOO_MANY',
    'metadata',
    ({ idempotencyKey }) => ({ metadata: pairs(15), idempotencyKey: idempotencyKey ?? 'a-key' }),
    'more metadata than a key leaves room for',
  ),
  rule('integrations', 'TOO_MANY', 'integrations', () => ({
    integrations: Array.from({ length: 6 }, () => ({ wandb: { project: 'p' } })),
  })),
  rule('integrations', 'REQUIRED', 'integrations.0.wandb.project', () => ({
    integrations: [{ wandb: { project: '' } }],
  })),
  rule('key', 'TOO_SHORT', 'idempotencyKey', () => ({ idempotencyKey: '' })),
  rule('key', 'TOO_LONG', 'idempotencyKey', () => ({ idempotencyKey: 'k'.repeat(256) })),

  rule('method', 'CONFLICTING_FIELDS', 'hyperparameters', () => ({
    method: { supervised: {} },
    hyperparameters: { nEpochs: 3 },
  })),
  rule('method', 'TOO_LARGE', 'hyperparameters.nEpochs', () => ({
    method: null,
    hyperparameters: { nEpochs: 51 },
  })),
  supervisedRule('TOO_SMALL', 'nEpochs', 0),
  supervisedRule('TOO_LARGE', 'nEpochs', 51),
  supervisedRule('TOO_SMALL', 'batchSize', 0),
  supervisedRule('TOO_LARGE', 'batchSize', 257),
  supervisedRule('TOO_SMALL', 'learningRateMultiplier', 0),
  betaRule('TOO_SMALL', 0),
  betaRule('TOO_LARGE', 2.1),
  reinforcementRule('TOO_SMALL', 'computeMultiplier', 0.00001),
  reinforcementRule('TOO_LARGE', 'computeMultiplier', 10.5),
  reinforcementRule('TOO_SMALL', 'evalInterval', 0),
  reinforcementRule('TOO_SMALL', 'evalSamples', 0),
  reinforcementRule('INVALID', 'reasoningEffort', 'UNKNOWN'),

  graderRule('REQUIRED', 'stringCheck.name', {
    stringCheck: { name: '', input: 'a', reference: 'b', operation: 'eq' },
  }),
  graderRule('INVALID', 'stringCheck.operation', {
    stringCheck: { name: 'n', input: 'a', reference: 'b', operation: 'equals' },
  }),
  graderRule('INVALID', 'textSimilarity.evaluationMetric', {
    textSimilarity: { name: 'n', input: 'a', reference: 'b', evaluationMetric: 'rouge_6' },
  }),
  graderRule('REQUIRED', 'python.source', { python: { name: 'n', source: ' ' } }),
  graderRule('REQUIRED', 'scoreModel.input', { scoreModel: { name: 'n', model: 'm', input: [] } }),
  graderRule('INVALID', 'scoreModel.range', {
    scoreModel: { name: 'n', model: 'm', input: [{ role: 'user', content: 'c' }], range: [0, 1, 2] },
  }),
  graderRule('INVALID', 'scoreModel.range', {
    scoreModel: { name: 'n', model: 'm', input: [{ role: 'user', content: 'c' }], range: [1, 0] },
  }),
  graderRule('INVALID', 'scoreModel.input.0.content', {
    scoreModel: { name: 'n', model: 'm', input: [{ role: 'user', content: 7 }] },
  }),
  graderRule('INVALID', 'scoreModel.samplingParams', {
    scoreModel: { name: 'n', model: 'm', input: [{ role: 'user', content: 'c' }], samplingParams: 'hot' },
  }),
  graderRule('REQUIRED', 'multi.graders', { multi: { name: 'n', calculateOutput: 'a', graders: [] } }),
  graderRule('REQUIRED', 'multi.calculateOutput', {
    multi: { name: 'n', calculateOutput: '', graders: [{ name: 'a', grader: check }] },
  }),
  graderRule('DUPLICATE', 'multi.graders.1.name', {
    multi: {
      name: 'n',
      calculateOutput: 'a',
      graders: [
        { name: 'a', grader: check },
        { name: 'a', grader: check },
      ],
    },
  }),
  graderRule('INVALID', `${'multi.graders.0.grader.'.repeat(5)}multi`, nested(6)),
  graderRule('INVALID', 'raw', { raw: { name: 'no type' } }),
  graderRule('INVALID', 'raw', { raw: 'label_model' }),
];
