import { expect, it } from 'vitest';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { inputPathOf, userErrorOf } from '../../src/resolvers/rejection.ts';

const rejection = (param: string | null, status = 400) =>
  new UpstreamRejection('No.', { status, upstreamCode: null, param, upstreamRequestId: undefined });

const input = {
  model: 'm',
  metadata: [
    { key: 'stage', value: 'x' },
    { key: 'team', value: 'y' },
  ],
  integrations: [{}],
};

it.each([
  [null, ['input']],
  ['training_file', ['input', 'trainingFile']],
  ['method.dpo.hyperparameters.n_epochs', ['input', 'method', 'dpo', 'hyperparameters', 'nEpochs']],
  ['metadata.team', ['input', 'metadata', '1']],
  ['metadata[team]', ['input', 'metadata', '1']],
  ['metadata.unknown', ['input', 'metadata']],
  ['integrations[0].wandb.project', ['input', 'integrations', '0', 'wandb', 'project']],
  ['__proto__', ['input']],
  ['a b<script>', ['input']],
])('leads from the parameter %s to the argument', (param, path) => {
  expect(inputPathOf(rejection(param), input)).toEqual(path);
});

it.each([
  [400, 'UPSTREAM_REJECTED'],
  [404, 'NOT_FOUND'],
  [409, 'UPSTREAM_REJECTED'],
  [413, 'TOO_LARGE'],
  [422, 'UPSTREAM_REJECTED'],
])('tells a refusal with the status %i as %s', (status, code) => {
  expect(userErrorOf(rejection(null, status), ['id']).code).toBe(code);
});
