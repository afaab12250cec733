import {
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isNonNullType,
  locatedError,
  type ResponsePath,
} from 'graphql';
import type { Execution } from './execution.ts';
import type { FieldPlan } from './plan.ts';

/** Where in an execution a field stands. */
export class Place {
  readonly execution: Execution;
  readonly field: FieldPlan;
  readonly path: ResponsePath;
  #info: GraphQLResolveInfo | null = null;

  constructor(execution: Execution, field: FieldPlan, parentPath: ResponsePath | undefined) {
    this.execution = execution;
    this.field = field;
    this.path = { prev: parentPath, key: field.key, typename: field.parentType.name };
  }

  /** What a resolver gets as its fourth argument. */
  get info(): GraphQLResolveInfo {
    this.#info ??= this.#describe();
    return this.#info;
  }

  /**
   * Makes null of what failed here, or at an item's place below, where null is allowed.
   *
   * @throws GraphQLError that says where it was, where null is not allowed.
   */
  fail(thrown: unknown, type: GraphQLOutputType, path: ResponsePath): null {
    const error: GraphQLError = locatedError(thrown, this.field.nodes, keysOf(path));
    if (isNonNullType(type)) throw error;
    this.execution.errors.add(error, path);
    return null;
  }

  #describe(): GraphQLResolveInfo {
    const { execution, field, path } = this;
    const { schema, fragments, operation } = execution.plan;
    return {
      fieldName: field.name,
      fieldNodes: field.nodes,
      returnType: field.type,
      parentType: field.parentType,
      path,
      schema,
      fragments,
      rootValue: execution.rootValue,
      operation,
      variableValues: execution.variables,
    } as GraphQLResolveInfo;
  }
}

const keysOf = (path: ResponsePath): readonly (string | number)[] => {
  const keys: (string | number)[] = [];
  for (let place: ResponsePath | undefined = path; place !== undefined; place = place.prev)
    keys.push(place.key);
  return keys.reverse();
};
