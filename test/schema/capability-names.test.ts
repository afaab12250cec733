import { type GraphQLEnumType, type GraphQLInputObjectType, isNonNullType } from 'graphql';
import { expect, it } from 'vitest';
import { HYPERPARAMETERS, OPERATIONS, OPTIONAL_CREATE_FIELDS } from '../../src/domain/capabilities.ts';
import { schema } from '../../src/schema/index.ts';

const valuesOf = (name: string): readonly string[] =>
  (schema.getType(name) as GraphQLEnumType)
    .getValues()
    .map((value) => value.name)
    .toSorted();
const fieldsOf = (name: string) =>
  Object.values((schema.getType(name) as GraphQLInputObjectType).getFields());

it('names every hyperparameter that an input has, and no other', () => {
  const inputs = ['Supervised', 'Dpo', 'Reinforcement'].map((method) => `${method}HyperparametersInput`);
  const named = new Set(inputs.flatMap(fieldsOf).map(({ name }) => name));
  expect(valuesOf('FineTuningHyperparameter')).toEqual([...named].toSorted());
  expect(valuesOf('FineTuningHyperparameter')).toEqual(HYPERPARAMETERS.toSorted());
});

it('names fields of a new job that can be left out', () => {
  const optional = fieldsOf('CreateFineTuningJobInput').filter(({ type }) => !isNonNullType(type));
  const names = optional.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...OPTIONAL_CREATE_FIELDS]));
  expect(valuesOf('FineTuningCreateField')).toEqual(OPTIONAL_CREATE_FIELDS.toSorted());
});

it('names operations, each by what a client asks for', () => {
  expect(valuesOf('FineTuningOperation')).toEqual(OPERATIONS.toSorted());
  const asked = ['Query', 'Mutation', 'Subscription'].flatMap((type) =>
    fieldsOf(type).map(({ name }) => name),
  );
  const ofJob = fieldsOf('FineTuningJob').map(({ name }) => `FineTuningJob.${name}`);
  for (const { name, description } of (
    schema.getType('FineTuningOperation') as GraphQLEnumType
  ).getValues()) {
    const named = [...(description ?? '').matchAll(/`([\w.]+)`/g)].map(([, field]) => field);
    expect(named, name).not.toEqual([]);
    expect([...asked, ...ofJob]).toEqual(expect.arrayContaining(named));
  }
});
