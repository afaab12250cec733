import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
} from 'graphql';
import type { FieldCost } from '../../../schema/field-cost.ts';

type CostOf = (parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>) => FieldCost;

const NONE: FieldCost = {};

/**
 * How long introspection's lists are: as many types and directives as the schema has, and of what a type has the average,
 * so that what is asked of all types together comes out right.
 */
export const introspectionCosts = (schema: GraphQLSchema): CostOf => {
  const types = Object.values(schema.getTypeMap());
  const average = (counts: readonly number[]): FieldCost => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { items: Math.max(1, total / Math.max(1, counts.length)) };
  };
  const fieldsOf = (type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const lengths: Readonly<Record<string, FieldCost>> = {
    types: { items: types.length },
    directives: { items: schema.getDirectives().length },
    fields: average(types.map((type) => fieldsOf(type).length)),
    args: average(types.flatMap(fieldsOf).map((field) => field.args.length)),
    interfaces: { items: 1 },
    possibleTypes: { items: 1 },
    enumValues: average(types.map((type) => (isEnumType(type) ? type.getValues().length : 0))),
    inputFields: average(
      types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    ),
  };
  return (parent, field) =>
    isIntrospectionType(parent) && isListType(getNullableType(field.type))
      ? (lengths[field.name] ?? NONE)
      : NONE;
};
