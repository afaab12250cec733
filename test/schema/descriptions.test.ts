import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema, subgraph } from '../../src/schema/index.ts';

type Described = readonly [coordinate: string, description: string | null | undefined];

const membersOf = (type: GraphQLNamedType): Described[] => {
  if (isEnumType(type))
    return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const args = field.args.map((arg): Described => [`${coordinate}(${arg.name}:)`, arg.description]);
    return [[coordinate, field.description], ...args];
  });
};

it.each([
  ['a client', schema],
  ['a router', subgraph.schema],
])('describes everything that %s can see', (_who, seen) => {
  const types = Object.values(seen.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const described = types.flatMap((type): Described[] => [[type.name, type.description], ...membersOf(type)]);
  expect(described.length).toBeGreaterThan(200);
  expect(described.filter(([, description]) => !description).map(([coordinate]) => coordinate)).toEqual([]);
});
