import type { GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/domain/access.ts';
import { schema } from '../../src/schema/index.ts';

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).map((field) => ({
    name: `${type.name}.${field.name}`,
    scope: field.extensions['requiredScope'],
  }));

const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => (type ? fieldsOf(type) : []),
);

describe.each(rootFields)('$name', ({ name, scope }) => {
  it('says what a token must be good for', () => {
    expect(SCOPES).toContain(scope);
  });

  it('takes a scope to write exactly where something changes', () => {
    expect(String(scope).endsWith(':write')).toBe(name.startsWith('Mutation.'));
  });
});

it('takes the scope to read for the fields of a job that cost a call of their own', () => {
  const job = schema.getType('FineTuningJob') as GraphQLObjectType;
  expect(
    fieldsOf(job)
      .filter(({ scope }) => scope !== undefined)
      .map(({ name, scope }) => [name, scope]),
  ).toEqual([
    ['FineTuningJob.checkpoints', 'jobs:read'],
    ['FineTuningJob.events', 'jobs:read'],
    ['FineTuningJob.progress', 'jobs:read'],
    ['FineTuningJob.trainingMetrics', 'jobs:read'],
  ]);
});
