import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

const stringCheck = {
  type: 'string_check',
  name: 'same',
  input: '{{a}}',
  reference: '{{b}}',
  operation: 'eq',
};
const reinforcement = (settings: object) => ({
  method: { type: 'reinforcement', reinforcement: { grader: stringCheck, ...settings } },
  training_file: 'file-seed-reinforcement',
});
const supervised = (hyperparameters: unknown) => ({
  method: { type: 'supervised', supervised: { hyperparameters } },
});
const dpo = (hyperparameters: unknown) => ({
  method: { type: 'dpo', dpo: { hyperparameters } },
  training_file: 'file-seed-preference',
});
const wandb = { type: 'wandb', wandb: { project: 'tone' } };
const pairs = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'v']));
const multi = (graders: unknown) => ({
  grader: { type: 'multi', name: 'several', graders, calculate_output: 'same' },
});

describe('a create request is refused', () => {
  it.each<[string, object, string | null, string]>([
    ['without a model', { model: undefined }, 'model', 'missing_required_parameter'],
    ['with a null model', { model: null }, 'model', 'invalid_type'],
    ['for an unknown model', { model: 'gpt-2' }, 'model', 'model_not_found'],
    ['for a model named like a built-in', { model: '__proto__' }, 'model', 'model_not_found'],
    [
      'for a tuned model of nobody',
      { model: 'ft:gpt-4o-mini-2024-07-18:team::x' },
      'model',
      'model_not_found',
    ],
    ['without a training file', { training_file: undefined }, 'training_file', 'missing_required_parameter'],
    ['for an unknown file', { training_file: 'file-none' }, 'training_file', 'file_not_found'],
    [
      'for a result file',
      { training_file: 'file-seed-result-succeeded' },
      'training_file',
      'invalid_file_purpose',
    ],
    ['for a file twice', { validation_file: 'file-seed-chat' }, 'validation_file', 'invalid_value'],
    ['for an unknown validation file', { validation_file: 'x' }, 'validation_file', 'file_not_found'],
    ['with an empty suffix', { suffix: '' }, 'suffix', 'empty_string'],
    ['with a suffix of 65', { suffix: 's'.repeat(65) }, 'suffix', 'string_above_max_length'],
    ['with a numeric suffix', { suffix: 7 }, 'suffix', 'invalid_type'],
    ['with a seed below 0', { seed: -1 }, 'seed', 'integer_below_min_value'],
    ['with a seed over 31 bits', { seed: 2_147_483_648 }, 'seed', 'integer_above_max_value'],
    ['with half a seed', { seed: 1.5 }, 'seed', 'invalid_type'],
    ['with 17 pairs', { metadata: pairs(17) }, 'metadata', 'object_above_max_properties'],
    ['with a key of 65', { metadata: { ['k'.repeat(65)]: 'v' } }, 'metadata', 'string_above_max_length'],
    ['with a value of 513', { metadata: { k: 'v'.repeat(513) } }, 'metadata.k', 'string_above_max_length'],
    ['with a number as a value', { metadata: { k: 1 } }, 'metadata.k', 'invalid_type'],
    ['with a list as metadata', { metadata: [] }, 'metadata', 'invalid_type'],
    [
      'with six integrations',
      { integrations: Array(6).fill(wandb) },
      'integrations',
      'array_above_max_length',
    ],
    [
      'with a foreign integration',
      { integrations: [{ type: 'mlflow' }] },
      'integrations[0].type',
      'invalid_value',
    ],
    [
      'without a project',
      { integrations: [{ type: 'wandb', wandb: {} }] },
      'integrations[0].wandb.project',
      'missing_required_parameter',
    ],
    ['with an unknown field', { trainingType: 1 }, 'trainingType', 'unknown_parameter'],
    ['with a null method', { method: null }, 'method', 'invalid_type'],
    ['with an unknown method', { method: { type: 'magic' } }, 'method.type', 'invalid_value'],
    [
      "with another method's settings",
      { method: { type: 'supervised', dpo: {} } },
      'method.dpo',
      'invalid_value',
    ],
    [
      'with 0 epochs',
      supervised({ n_epochs: 0 }),
      'method.supervised.hyperparameters.n_epochs',
      'integer_below_min_value',
    ],
    [
      'with 51 epochs',
      { hyperparameters: { n_epochs: 51 } },
      'hyperparameters.n_epochs',
      'integer_above_max_value',
    ],
    [
      'with a batch of 257',
      supervised({ batch_size: 257 }),
      'method.supervised.hyperparameters.batch_size',
      'integer_above_max_value',
    ],
    [
      'with no learning rate',
      supervised({ learning_rate_multiplier: 0 }),
      'method.supervised.hyperparameters.learning_rate_multiplier',
      'decimal_below_min_value',
    ],
    ['with null hyperparameters', supervised(null), 'method.supervised.hyperparameters', 'invalid_type'],
    [
      'with a beta without dpo',
      supervised({ beta: 1 }),
      'method.supervised.hyperparameters.beta',
      'unknown_parameter',
    ],
    ['with a beta over 2', dpo({ beta: 2.1 }), 'method.dpo.hyperparameters.beta', 'decimal_above_max_value'],
    ['with a beta of 0', dpo({ beta: 0 }), 'method.dpo.hyperparameters.beta', 'decimal_below_min_value'],
    [
      'without a grader',
      { method: { type: 'reinforcement', reinforcement: {} } },
      'method.reinforcement.grader',
      'missing_required_parameter',
    ],
    [
      'with a grader of no kind',
      reinforcement({ grader: { type: 'oracle', name: 'x' } }),
      'method.reinforcement.grader.type',
      'invalid_value',
    ],
    [
      'with a label grader alone',
      reinforcement({ grader: { type: 'label_model', name: 'x' } }),
      'method.reinforcement.grader.type',
      'invalid_value',
    ],
    [
      'with an operation of no kind',
      reinforcement({ grader: { ...stringCheck, operation: 'gt' } }),
      'method.reinforcement.grader.operation',
      'invalid_value',
    ],
    [
      'with a bad grader inside',
      reinforcement(multi([stringCheck, { type: 'python', name: 'p' }])),
      'method.reinforcement.grader.graders[1].source',
      'missing_required_parameter',
    ],
    [
      'with an effort of no kind',
      reinforcement({ hyperparameters: { reasoning_effort: 'auto' } }),
      'method.reinforcement.hyperparameters.reasoning_effort',
      'invalid_value',
    ],
    [
      'with too little compute',
      reinforcement({ hyperparameters: { compute_multiplier: 0.00001 } }),
      'method.reinforcement.hyperparameters.compute_multiplier',
      'decimal_below_min_value',
    ],
    [
      'with hyperparameters twice',
      { ...supervised({}), hyperparameters: {} },
      'hyperparameters',
      'invalid_value',
    ],
  ])('%s', async (_why, change, param, code) => {
    const { post } = await start();
    const body = { model: 'gpt-4o-mini', training_file: 'file-seed-chat', ...change };
    const reply = await post('/fine_tuning/jobs', body);
    expect([reply.status, reply.body.error.param, reply.body.error.code]).toEqual([400, param, code]);
    expect(reply.body.error.type).toBe('invalid_request_error');
  });

  it.each<[string, object, string]>([
    ['no JSON', { raw: '{"model":', headers: { 'content-type': 'application/json' } }, 'invalid_json'],
    ['nothing', { raw: '', headers: { 'content-type': 'application/json' } }, 'invalid_json'],
    ['a form', { raw: new URLSearchParams({ model: 'x' }) }, 'unsupported_content_type'],
    ['text', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 'unsupported_content_type'],
    ['a list', { json: [] }, 'invalid_type'],
    ['null', { json: null }, 'invalid_type'],
  ])('when its body is %s', async (_what, ask, code) => {
    const { ask: send } = await start();
    const reply = await send('POST', '/fine_tuning/jobs', ask);
    expect([reply.status, reply.body.error.code]).toEqual([400, code]);
  });

  it('when its body is larger than a megabyte', async () => {
    const { post } = await start();
    const reply = await post('/fine_tuning/jobs', { model: 'x'.repeat(2 ** 20) });
    expect([reply.status, reply.body.error.code]).toEqual([413, 'request_too_large']);
  });
});

describe('a created job', () => {
  it('shows all that was asked for', async () => {
    const { create, get } = await start();
    const id = await create({
      validation_file: 'file-seed-chat-validation',
      suffix: 'tone',
      seed: 42,
      metadata: { team: 'a', ['__proto__']: 'b' },
      integrations: [{ type: 'wandb', wandb: { project: 'tone', tags: ['x'] } }],
    });
    const reply = await get(`/fine_tuning/jobs/${id}`);
    expect(reply.body).toMatchObject({
      object: 'fine_tuning.job',
      model: 'gpt-4o-mini-2024-07-18',
      training_file: 'file-seed-chat',
      validation_file: 'file-seed-chat-validation',
      user_provided_suffix: 'tone',
      seed: 42,
      error: null,
      integrations: [{ type: 'wandb', wandb: { project: 'tone', name: null, entity: null, tags: ['x'] } }],
      method: { type: 'supervised' },
    });
    expect(Object.entries(reply.body.metadata ?? {})).toEqual([
      ['team', 'a'],
      ['__proto__', 'b'],
    ]);
  });

  it('takes null for what is documented as nullable', async () => {
    const { create } = await start();
    await create({ suffix: null, validation_file: null, integrations: null, seed: null, metadata: null });
  });

  it('gets a seed where it brings none', async () => {
    const { create, get } = await start();
    const { seed } = (await get(`/fine_tuning/jobs/${await create()}`)).body;
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
  });

  it('counts characters, not bytes or code units', async () => {
    const { create } = await start();
    await create({ suffix: '🚲'.repeat(64), metadata: { ['🔑'.repeat(64)]: '🚲'.repeat(512) } });
  });

  it('honours the old top-level hyperparameters', async () => {
    const { create, get } = await start();
    const id = await create({ hyperparameters: { n_epochs: 2, batch_size: 4 } });
    const expected = { n_epochs: 2, batch_size: 4, learning_rate_multiplier: 'auto' };
    const { body } = await get(`/fine_tuning/jobs/${id}`);
    expect(body.hyperparameters).toEqual(expected);
    expect(body.method).toEqual({ type: 'supervised', supervised: { hyperparameters: expected } });
  });

  it.each<[string, object]>([
    ['dpo', dpo({ beta: 'auto', n_epochs: 1 })],
    [
      'reinforcement',
      reinforcement({
        hyperparameters: { reasoning_effort: 'low', eval_interval: 5, compute_multiplier: 2 },
      }),
    ],
    ['several graders in a list', reinforcement(multi([stringCheck]))],
    ['several graders in a map', reinforcement(multi({ same: stringCheck }))],
    ['one grader as several', reinforcement(multi(stringCheck))],
    [
      'a scoring model',
      reinforcement({
        grader: {
          type: 'score_model',
          name: 'judge',
          model: 'gpt-4o',
          range: [0, 10],
          sampling_params: { temperature: 0, seed: null },
          input: [
            { role: 'system', content: 'Judge.' },
            { role: 'user', content: [{ type: 'input_text', text: '{{sample.output_text}}' }, 'and this'] },
          ],
        },
      }),
    ],
  ])('echoes its method: %s', async (_what, change) => {
    const { create, get } = await start();
    const asked = change as { method: { type: string } & Record<string, { grader?: unknown }> };
    const { method, hyperparameters } = (
      await get(`/fine_tuning/jobs/${await create(change as Record<string, unknown>)}`)
    ).body;
    expect(method.type).toBe(asked.method.type);
    expect(method).toMatchObject(asked.method);
    expect(hyperparameters).toBeNull();
  });

  it('may continue from a model that an earlier job made, or from one of its checkpoints', async () => {
    const { create, get } = await start();
    const earlier = (await get('/fine_tuning/jobs/ftjob-seed-succeeded')).body.fine_tuned_model;
    const checkpoints = (await get('/fine_tuning/jobs/ftjob-seed-succeeded/checkpoints')).body.data;
    for (const model of [earlier, checkpoints.at(-1)?.fine_tuned_model_checkpoint]) {
      const { body } = await get(`/fine_tuning/jobs/${await create({ model })}`);
      expect(body.model).toBe(model);
    }
  });
});
