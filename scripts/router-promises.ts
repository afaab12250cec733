import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';

/**
 * What routers, and the teams behind them, lose from one state of the subgraph to the next, beyond the API: a key by which
 * types are referred to, somebody who resolves it, a type that is shared, a field that took no such scope. A comparison of
 * APIs doesn't see it, because it is nothing that clients are told.
 *
 * @param released the subgraph with scopes, as SDL, like `current`.
 * @returns each loss, in words.
 */
export const brokenRouterPromises = (released: string, current: string): readonly string[] => {
  const now = typesOf(current);
  return [...typesOf(released)].flatMap(([name, before]) => {
    const after = now.get(name);
    // The API tells that a whole type is gone.
    return after ? [...lostKeys(before, after), ...raisedScopes(before, after)] : [];
  });
};

const typesOf = (sdl: string): ReadonlyMap<string, ObjectTypeDefinitionNode> =>
  new Map(
    parse(sdl).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

const lostKeys = (before: ObjectTypeDefinitionNode, after: ObjectTypeDefinitionNode): readonly string[] => {
  const kept = new Set(promisesOf(after));
  return promisesOf(before).filter((promise) => !kept.has(promise));
};

const promisesOf = ({
  name: { value: type },
  directives = [],
}: ObjectTypeDefinitionNode): readonly string[] =>
  directives.flatMap((directive) => {
    if (directive.name.value === 'shareable') return [`Type '${type}' is no longer @shareable`];
    if (directive.name.value !== 'key') return [];
    const fields = argumentOf(directive, 'fields');
    const isResolved = argumentOf(directive, 'resolvable') !== 'false';
    return [
      `Type '${type}' can no longer be referred to by its key ${fields}`,
      ...(isResolved ? [`Type '${type}' is no longer resolved by its key ${fields}`] : []),
    ];
  });

const raisedScopes = (
  { name: { value: type }, fields: before = [] }: ObjectTypeDefinitionNode,
  { fields: after = [] }: ObjectTypeDefinitionNode,
): readonly string[] =>
  before.flatMap((field) => {
    const successor = after.find(({ name }) => name.value === field.name.value);
    const scopes = successor && scopesOf(successor);
    if (scopes === undefined || scopes === scopesOf(field)) return [];
    return [`Field '${type}.${field.name.value}' asks for other scopes than it did`];
  });

/** Undefined when the field asks for none. */
const scopesOf = ({ directives = [] }: FieldDefinitionNode): string | undefined => {
  const required = directives.find(({ name }) => name.value === 'requiresScopes');
  return required && argumentOf(required, 'scopes');
};

const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined => {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value && print(value);
};
