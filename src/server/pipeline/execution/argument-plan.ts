import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  getArgumentValues,
  isNonNullType,
  Kind,
} from 'graphql';
import type { Variables } from '../input-problems.ts';

/** Answers a field's arguments, an object of its own for each call, from coerced variables, or throws GraphQLError. */
export type ReadArguments = (variables: Variables) => Record<string, unknown>;

type Field = GraphQLField<unknown, unknown>;

/**
 * How a field reads its arguments. What is a variable, or is the same each time, is put in its place; what holds objects or
 * lists is read by graphql-js each time, and so is what it is going to refuse.
 */
export const argumentPlan = (field: Field, node: FieldNode): ReadArguments => {
  if (field.args.length === 0) return noArguments;
  const readAny: ReadArguments = (variables) => getArgumentValues(field, node, variables);
  const given = new Map(node.arguments?.map((argument) => [argument.name.value, argument]));
  const slots = field.args.map((argument) => slotOf(field, node, argument, given.get(argument.name)));
  if (!slots.every((slot) => slot !== null)) return readAny;
  return (variables) => {
    const args: Record<string, unknown> = {};
    for (const slot of slots) {
      if (slot.variable !== null && Object.hasOwn(variables, slot.variable)) {
        const value = variables[slot.variable];
        if (value === undefined || (value === null && slot.isRequired)) return readAny(variables);
        args[slot.name] = value;
      } else if (slot.value !== undefined) args[slot.name] = slot.value;
      else if (slot.isRequired) return readAny(variables);
    }
    return args;
  };
};

const noArguments: ReadArguments = () => ({});

interface Slot {
  readonly name: string;
  /** The variable that stands in the document, where one does. */
  readonly variable: string | null;
  /** What it is without a variable; undefined: not there. */
  readonly value: unknown;
  readonly isRequired: boolean;
}

/** Null for what is best read anew each time. */
const slotOf = (
  field: Field,
  node: FieldNode,
  { name, type, defaultValue }: GraphQLArgument,
  given: ArgumentNode | undefined,
): Slot | null => {
  const isRequired = isNonNullType(type);
  if (given === undefined) return { name, variable: null, value: defaultValue, isRequired };
  const { value } = given;
  if (value.kind === Kind.VARIABLE) {
    return { name, variable: value.name.value, value: defaultValue, isRequired };
  }
  if (value.kind === Kind.LIST || value.kind === Kind.OBJECT) return null;
  try {
    const only = { ...field, args: field.args.filter((argument) => argument.name === name) };
    const constant = getArgumentValues(only, node)[name];
    return typeof constant === 'object' && constant !== null
      ? null
      : { name, variable: null, value: constant, isRequired };
  } catch {
    return null;
  }
};
