import { expect, it } from 'vitest';
import type { GraderInput } from '../support/operations/graphql.ts';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';

const CreateHostile = graphql(`
  mutation CreateHostile($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) { job { id } userErrors { code path } }
  }
`);

it('refuses graders that stand in each other a thousand deep, as input', async () => {
  const { query } = await startApp();
  let grader: object = { stringCheck: { name: 'n', input: '', reference: '', operation: 'eq' } };
  for (let depth = 0; depth < 1000; depth += 1) {
    grader = { multi: { name: 'm', calculateOutput: 'a', graders: [{ name: 'a', grader }] } };
  }
  const input = {
    model: 'm',
    trainingFile: 'f',
    method: { reinforcement: { grader: grader as GraderInput } },
  };
  expect(await query(CreateHostile, { input })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

it.each([
  [
    'DateTime',
    '{ fineTuningJobs(filter: { createdAfter: "2026-01-01" }) { nodes { id } } }',
    ['filter', 'createdAfter'],
  ],
  [
    'DateTime',
    '{ fineTuningJobs(filter: { createdAfter: "2026-02-30T00:00:00Z" }) { nodes { id } } }',
    ['filter', 'createdAfter'],
  ],
  [
    'AutoOrInt',
    'mutation { createFineTuningJob(input: { model: "m", trainingFile: "f", hyperparameters: { nEpochs: "many" } }) { job { id } } }',
    ['input', 'hyperparameters', 'nEpochs'],
  ],
  [
    'AutoOrInt',
    'mutation { createFineTuningJob(input: { model: "m", trainingFile: "f", hyperparameters: { batchSize: 1.5 } }) { job { id } } }',
    ['input', 'hyperparameters', 'batchSize'],
  ],
  [
    'AutoOrFloat',
    'mutation { createFineTuningJob(input: { model: "m", trainingFile: "f", hyperparameters: { learningRateMultiplier: true } }) { job { id } } }',
    ['input', 'hyperparameters', 'learningRateMultiplier'],
  ],
  ['Upload', 'mutation { uploadFineTuningFile(file: "x") { file { id } } }', ['file']],
])('says where a literal that is no %s stands: %s', async (_scalar, document, path) => {
  const { query } = await startApp();
  const { errors } = await query(document);
  expect(errors).toMatchObject([
    { locations: [{ line: 1, column: expect.any(Number) }], extensions: { code: 'BAD_USER_INPUT', path } },
  ]);
});

it('walks a document with many wrong literals once', async () => {
  const { query } = await startApp();
  const many = Array.from(
    { length: 200 },
    (_, index) => `a${index}: fineTuningJobs(first: "x") { nodes { id } }`,
  );
  const { errors } = await query(`{ ${many.join(' ')} }`);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', path: ['first'] } });
});
