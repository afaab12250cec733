import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openai } from '../../../src/datasource/providers/openai/index.ts';
import { decodeJob } from '../../../src/datasource/wire/decode-job.ts';
import { createVocabulary } from '../../../src/datasource/wire/vocabulary.ts';
import type { FineTuningJob } from '../../../src/domain/job.ts';
import { isTerminal } from '../../../src/domain/job-status.ts';
import type { JsonValue } from '../../../src/domain/json.ts';
import { silentLogger } from '../../../src/domain/logger.ts';
import { jobBody } from '../support/job-body.ts';

const vocabulary = createVocabulary(openai, silentLogger);

/** The job that this body says; a field that is undefined is missing from it. */
const decoded = (changes: Readonly<Record<string, unknown>>): FineTuningJob => {
  const body: JsonValue = JSON.parse(JSON.stringify(jobBody(changes)));
  const job = decodeJob(body, vocabulary);
  if (job === null) throw new Error('It is no job.');
  return job;
};

const NOTHING = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

it('reads a whole job', () => {
  expect(
    decoded({
      status: 'succeeded',
      fine_tuned_model: 'ft:gpt-4o-mini:org::1',
      finished_at: 1_700_003_600,
      estimated_finish: 1_700_003_000,
      trained_tokens: 5_000_000_000,
      result_files: ['file-result'],
      validation_file: 'file-valid',
      user_provided_suffix: 'mine',
      metadata: { team: 'a' },
      integrations: [{ type: 'wandb', wandb: { project: 'p', entity: null, run_id: 'run-1', tags: ['x'] } }],
    }),
  ).toEqual({
    id: 'ftjob-1',
    createdAt: new Date('2023-11-14T22:13:20Z'),
    status: 'SUCCEEDED',
    rawStatus: 'succeeded',
    model: 'gpt-4o-mini-2024-07-18',
    fineTunedModel: 'ft:gpt-4o-mini:org::1',
    suffix: 'mine',
    error: null,
    finishedAt: new Date('2023-11-14T23:13:20Z'),
    estimatedFinish: new Date('2023-11-14T23:03:20Z'),
    trainedTokens: 5_000_000_000,
    seed: 42,
    organizationId: 'org-1',
    trainingFile: 'file-train',
    validationFile: 'file-valid',
    resultFiles: ['file-result'],
    method: {
      type: 'SUPERVISED',
      hyperparameters: { batchSize: 'auto', learningRateMultiplier: 1.8, nEpochs: 3 },
    },
    hyperparameters: { batchSize: 'auto', learningRateMultiplier: 1.8, nEpochs: 3 },
    integrations: [
      { kind: 'WANDB', type: 'wandb', project: 'p', entity: null, name: null, runId: 'run-1', tags: ['x'] },
    ],
    metadata: [{ key: 'team', value: 'a' }],
  });
});

it('hides the pairs that this service itself has written', () => {
  const metadata = { tunegraph_key: 'a', team: 'b', tunegraph_input: 'c' };
  expect(decoded({ metadata }).metadata).toEqual([{ key: 'team', value: 'b' }]);
});

describe('the error of a job', () => {
  it.each([
    ['null', null],
    ['missing', undefined],
    ['an empty object', {}],
    ['an object of nulls', { code: null, message: null, param: null }],
    ['an object of empty texts', { code: '', message: '', param: '' }],
  ])('is none when it is %s', (_, error) => {
    expect(decoded({ error }).error).toBeNull();
  });

  it('is told with its parameter', () => {
    const error = { code: 'invalid_training_file', message: 'Line 3', param: 'training_file' };
    expect(decoded({ error }).error).toEqual(error);
  });

  it('is still one when only half of it is told', () => {
    expect(decoded({ error: { message: 'Broken' } }).error).toEqual({
      code: 'unknown',
      message: 'Broken',
      param: null,
    });
    expect(decoded({ error: { code: 'broken' } }).error).toMatchObject({ code: 'broken', param: null });
  });
});

describe('times', () => {
  it('an estimate of 0 on a finished job is none', () => {
    expect(decoded({ estimated_finish: 0 }).estimatedFinish).toBeNull();
  });

  it('a finish at 0 is none', () => {
    expect(decoded({ finished_at: 0 }).finishedAt).toBeNull();
  });

  it('outside of what a date can hold is none', () => {
    expect(decoded({ finished_at: 1e15 }).finishedAt).toBeNull();
    expect(decoded({ finished_at: -1e15 }).finishedAt).toBeNull();
    expect(decoded({ created_at: -1e15 }).createdAt).toEqual(new Date(0));
  });

  it('beyond the year 9999 is none: few readers of a date take five digits', () => {
    expect(decoded({ finished_at: 253_402_300_799 }).finishedAt?.toISOString()).toBe(
      '9999-12-31T23:59:59.000Z',
    );
    expect(decoded({ finished_at: 253_402_300_800 }).finishedAt).toBeNull();
  });

  it('a job without a time of creation is from 1970, rather than no job', () => {
    expect(decoded({ created_at: undefined }).createdAt).toEqual(new Date(0));
  });
});

describe('numbers', () => {
  it('beyond 2^53 are not told', () => {
    expect(decoded({ trained_tokens: 2 ** 53, seed: 1e300 })).toMatchObject({
      trainedTokens: null,
      seed: null,
    });
  });

  it('may come as texts', () => {
    expect(decoded({ trained_tokens: '1200' }).trainedTokens).toBe(1200);
  });
});

describe('what another provider leaves out', () => {
  it('null organization_id, result_files, integrations and metadata', () => {
    expect(
      decoded({ organization_id: null, result_files: null, integrations: null, metadata: null }),
    ).toMatchObject({ organizationId: null, resultFiles: [], integrations: [], metadata: [] });
  });

  it('an empty organization_id', () => {
    expect(decoded({ organization_id: '' }).organizationId).toBeNull();
  });

  it('fields that nobody knows are ignored', () => {
    expect(decoded({ usage_metrics: { a: 1 }, shared_with_openai: false, trainingType: 1 })).toEqual(
      decoded({}),
    );
  });

  it('a suffix comes under either name', () => {
    expect(decoded({ suffix: 'mine' }).suffix).toBe('mine');
    expect(decoded({ user_provided_suffix: null }).suffix).toBeNull();
  });

  it.each(['ftjob-1', 'ft-1', 'ftjob_1', '0c9f', 'a/b c'])('any shape of id, such as %s', (id) => {
    expect(decoded({ id }).id).toBe(id);
  });
});

describe('status', () => {
  it('one that nobody knows is UNKNOWN, not terminal, and keeps its word', () => {
    const job = decoded({ status: 'canceling' });
    expect(job).toMatchObject({ status: 'UNKNOWN', rawStatus: 'canceling' });
    expect(isTerminal(job.status)).toBe(false);
  });

  it('none at all is UNKNOWN', () => {
    expect(decoded({ status: null })).toMatchObject({ status: 'UNKNOWN', rawStatus: '' });
  });
});

describe('hyperparameters', () => {
  it.each([null, undefined])('%s on DPO, reinforcement and failed jobs', (hyperparameters) => {
    const job = decoded({
      hyperparameters,
      method: { type: 'dpo', dpo: { hyperparameters: { beta: 0.1 } } },
    });
    expect(job.hyperparameters).toBeNull();
    expect(job.method).toEqual({ type: 'DPO', hyperparameters: { ...NOTHING, beta: 0.1 } });
  });

  it('are "auto" first and a number later', () => {
    expect(decoded({ hyperparameters: { n_epochs: 'auto', batch_size: 8 } }).hyperparameters).toEqual({
      nEpochs: 'auto',
      batchSize: 8,
      learningRateMultiplier: null,
    });
  });

  it('a text of digits is a number; any other text, and part of an epoch, is not told', () => {
    const given = { n_epochs: 1.5, batch_size: 'many', learning_rate_multiplier: '0.1' };
    expect(decoded({ hyperparameters: given }).hyperparameters).toEqual({
      ...NOTHING,
      learningRateMultiplier: 0.1,
    });
  });
});

describe('method', () => {
  const topLevel = { n_epochs: 3, batch_size: 'auto', learning_rate_multiplier: 1.8 };
  const filled = { nEpochs: 3, batchSize: 'auto', learningRateMultiplier: 1.8 };

  it.each([undefined, null, {}, 5])(
    '%j on an old job means SUPERVISED, with the top-level hyperparameters',
    (method) => {
      expect(decoded({ method, hyperparameters: topLevel }).method).toEqual({
        type: 'SUPERVISED',
        hyperparameters: filled,
      });
    },
  );

  it.each([
    ['its own object is missing', { type: 'supervised' }],
    ['its own object is null', { type: 'supervised', supervised: null }],
    ['its hyperparameters are null', { type: 'supervised', supervised: { hyperparameters: null } }],
    [
      'its hyperparameters are null one by one',
      { type: 'supervised', supervised: { hyperparameters: { n_epochs: null } } },
    ],
  ])('takes the top-level hyperparameters when %s', (_, method) => {
    expect(decoded({ method, hyperparameters: topLevel }).method).toEqual({
      type: 'SUPERVISED',
      hyperparameters: filled,
    });
  });

  it('its own hyperparameters count before the top-level ones', () => {
    const method = { type: 'dpo', dpo: { hyperparameters: { n_epochs: 1, beta: 'auto' } } };
    expect(decoded({ method, hyperparameters: topLevel }).method).toEqual({
      type: 'DPO',
      hyperparameters: { ...filled, nEpochs: 1, beta: 'auto' },
    });
  });

  it('reinforcement tells its own hyperparameters', () => {
    const hyperparameters = {
      compute_multiplier: 1.5,
      eval_interval: 5,
      eval_samples: 'auto',
      reasoning_effort: 'medium',
    };
    const method = { type: 'reinforcement', reinforcement: { grader: null, hyperparameters } };
    expect(decoded({ method, hyperparameters: null }).method).toEqual({
      type: 'REINFORCEMENT',
      grader: null,
      hyperparameters: {
        ...NOTHING,
        computeMultiplier: 1.5,
        evalInterval: 5,
        evalSamples: 'auto',
        reasoningEffort: 'MEDIUM',
      },
    });
  });

  it('a reasoning effort that nobody knows is UNKNOWN', () => {
    const method = {
      type: 'reinforcement',
      reinforcement: { hyperparameters: { reasoning_effort: 'extreme' } },
    };
    expect(decoded({ method }).method).toMatchObject({ hyperparameters: { reasoningEffort: 'UNKNOWN' } });
  });

  it('one that nobody knows is kept as it came', () => {
    const method = { type: 'distillation', distillation: { teacher: 'x', hyperparameters: { n_epochs: 2 } } };
    expect(decoded({ method, hyperparameters: null }).method).toEqual({
      type: 'UNKNOWN',
      rawType: 'distillation',
      raw: method,
      hyperparameters: { ...NOTHING, nEpochs: 2 },
    });
  });
});

describe('integrations', () => {
  it('one that nobody knows, or that lacks its project, is kept as it came', () => {
    const integrations = [{ type: 'mlflow', mlflow: { uri: 'x' } }, { type: 'wandb', wandb: {} }, {}];
    expect(decoded({ integrations }).integrations).toEqual([
      { kind: 'OTHER', type: 'mlflow', raw: integrations[0] },
      { kind: 'OTHER', type: 'wandb', raw: integrations[1] },
      { kind: 'OTHER', type: '', raw: {} },
    ]);
  });

  it('what is no object is none', () => {
    const wandb = { type: 'wandb', wandb: { project: 'p' } };
    expect(decoded({ integrations: [null, 5, 'x', [wandb]] }).integrations).toEqual([]);
    expect(decoded({ integrations: [null, wandb] }).integrations).toMatchObject([{ project: 'p' }]);
  });
});

describe('metadata', () => {
  it('a value that is no text becomes its JSON text, and a pair without one is left out', () => {
    expect(decoded({ metadata: { a: 1, b: true, c: null, d: { e: [2] } } }).metadata).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: 'true' },
      { key: 'd', value: '{"e":[2]}' },
    ]);
  });
});

it('never throws on a body of the right outer shape', () => {
  const fields = Object.keys(jobBody({ suffix: null, user_provided_suffix: null }));
  const plausible = fc.constantFrom(
    'auto',
    'supervised',
    'dpo',
    'reinforcement',
    'multi',
    'wandb',
    'succeeded',
    0,
    -1,
    1e20,
  );
  const value = fc.oneof(
    plausible,
    fc.jsonValue({ maxDepth: 4 }),
    fc.record(
      {
        type: plausible,
        supervised: fc.jsonValue(),
        dpo: fc.record({ hyperparameters: fc.jsonValue() }),
        reinforcement: fc.record({
          grader: fc.record({ type: plausible, graders: fc.jsonValue() }),
          hyperparameters: fc.jsonValue(),
        }),
      },
      { requiredKeys: [] },
    ),
  );
  const body = fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });
  fc.assert(
    fc.property(body, (fieldsOfBody) => {
      const job = decodeJob(JSON.parse(JSON.stringify({ ...fieldsOfBody, id: 'ftjob-1' })), vocabulary);
      expect(job).toMatchObject({
        id: 'ftjob-1',
        createdAt: expect.any(Date),
        resultFiles: expect.any(Array),
      });
      // Whatever is told must be writable again.
      expect(() => JSON.stringify(job)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

it('a value nested thousands deep is left out, or empty, where writing it again could run out of stack', () => {
  const deep: JsonValue = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  const job = decodeJob(
    {
      id: 'ftjob-1',
      method: { type: 'new', new: deep },
      integrations: [{ type: 'new', new: deep }],
      metadata: { deep },
    },
    vocabulary,
  );
  expect(job).toMatchObject({
    method: { type: 'UNKNOWN', raw: {} },
    integrations: [{ kind: 'OTHER', type: 'new', raw: {} }],
    metadata: [{ key: 'deep', value: 'null' }],
  });
});
