import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { ArgumentSize } from '../../../schema/field-cost.ts';
import type { Variables } from '../input-problems.ts';

/** A size that is known before the variables are, or how to tell it from them. */
export type AnsweredSize = number | ((variables: Variables) => number);

/** What counts for a list of which nobody tells how long it is. */
export const UNKNOWN_LENGTH = 10;

/** How many items a field is asked for by one of its arguments: literal, variable or default. */
export const argumentSize = (
  { argument, most = Number.POSITIVE_INFINITY }: ArgumentSize,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  operation: OperationDefinitionNode,
): AnsweredSize => {
  const bounded = (size: number | undefined): number => Math.min(most, Math.max(0, size ?? UNKNOWN_LENGTH));
  const ownDefault = countOf(field.args.find(({ name }) => name === argument)?.defaultValue);
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.VARIABLE) return bounded((value && countOfLiteral(value)) ?? ownDefault);

  const name = value.name.value;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const fallback = (definition?.defaultValue && countOfLiteral(definition.defaultValue)) ?? ownDefault;
  return (variables) =>
    bounded((Object.hasOwn(variables, name) ? countOf(variables[name]) : undefined) ?? fallback);
};

/** Undefined for what is no size: null, or what coercion will refuse. */
const countOf = (value: unknown): number | undefined => {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

const countOfLiteral = (value: ValueNode): number | undefined => {
  // A list's items may be variables, and are not looked at.
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.INT ? countOf(valueFromASTUntyped(value)) : undefined;
};
