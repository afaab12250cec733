import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLSchema,
  GraphQLString,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import type { Variables } from '../input-problems.ts';

/** Answers coerced variables; null when graphql-js must say what they come to. */
export type CoercePlainly = (variables: Variables) => Variables | null;

/** How the variables of an operation are coerced where that changes nothing: texts, numbers and the like as they should be. */
export const variablePlan = (schema: GraphQLSchema, operation: OperationDefinitionNode): CoercePlainly => {
  const slots = (operation.variableDefinitions ?? []).map((definition) => slotOf(schema, definition));
  if (!slots.every((slot) => slot !== null)) return () => null;
  return (variables) => {
    const coerced: Record<string, unknown> = {};
    for (const { name, isSame, fallback, isRequired } of slots) {
      if (Object.hasOwn(variables, name)) {
        const value = variables[name];
        if (value === null ? isRequired : !isSame(value)) return null;
        coerced[name] = value;
      } else if (fallback !== undefined) coerced[name] = fallback;
      else if (isRequired) return null;
    }
    return coerced;
  };
};

interface Slot {
  readonly name: string;
  /** Whether coercion answers a value as it is. */
  readonly isSame: (value: unknown) => boolean;
  /** What it is when nothing is sent; undefined: not there. */
  readonly fallback: unknown;
  readonly isRequired: boolean;
}

/** Null for what is not as plain. */
const slotOf = (
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
): Slot | null => {
  const name = variable.name.value;
  const type = typeFromAST(schema, typeNode);
  const isSame = isInputType(type) ? sameness(type) : undefined;
  // Such a name is none that can be assigned.
  if (!isInputType(type) || !isSame || name === '__proto__') return null;
  const fallback = defaultValue && valueFromAST(defaultValue, type);
  return { name, isSame, fallback, isRequired: isNonNullType(type) };
};

const sameness = (type: GraphQLInputType): Slot['isSame'] | undefined =>
  SAMENESS.get(isNonNullType(type) ? type.ofType : type);

const isText = (value: unknown): boolean => typeof value === 'string';

/** Numbers from -(2^31) to 2^31 - 1 are those that this leaves as they are. */
const isInt = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value <= 2_147_483_647 && value >= -2_147_483_648;

const SAMENESS: ReadonlyMap<GraphQLInputType, Slot['isSame']> = new Map<GraphQLInputType, Slot['isSame']>([
  [GraphQLID, isText],
  [GraphQLString, isText],
  [GraphQLInt, isInt],
  [GraphQLFloat, (value) => Number.isFinite(value)],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
]);
