import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { argumentPlan } from './argument-plan.ts';
import { collectNodes, type Selecting } from './collect-nodes.ts';
import { completeLeaf, completionOf } from './complete.ts';
import { completeAbstract } from './complete-abstract.ts';
import { completeObject } from './complete-object.ts';
import type { Complete, FieldPlan, ObjectPlan, Plan } from './plan.ts';

/** How many fields plans may still have. */
export interface Room {
  fields: number;
}

/**
 * Plans an operation, each field of a fragment wherever it is spread, and for each type that an object may be of.
 *
 * @returns null when there is no room for it, or when it asks for what has no plan: a part of the schema itself.
 */
export const compilePlan = (
  selecting: Selecting,
  operation: OperationDefinitionNode,
  room: Room,
): Plan | null => {
  const { schema, fragments } = selecting;
  const type = schema.getRootType(operation.operation);
  if (!type) return null;
  const root = new Compiler(selecting, room).object(type, [operation.selectionSet]);
  return root && { schema, operation, fragments, root };
};

class Compiler {
  readonly #selecting: Selecting;
  readonly #room: Room;

  constructor(selecting: Selecting, room: Room) {
    this.#selecting = selecting;
    this.#room = room;
  }

  object(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): ObjectPlan | null {
    const fields: FieldPlan[] = [];
    for (const [key, nodes] of collectNodes(this.#selecting, type, selectionSets)) {
      const field = this.#field(type, key, nodes);
      if (!field) return null;
      fields.push(field);
    }
    return { type, fields };
  }

  #field(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldPlan | null {
    this.#room.fields -= 1;
    const [node] = nodes;
    const field = node && fieldOf(parentType, node.name.value);
    if (!field || this.#room.fields < 0) return null;
    const { name, type, resolve = defaultFieldResolver } = field;
    const complete = this.#completion(type, nodes);
    if (!complete) return null;
    return {
      key,
      name,
      constant: field === TypeNameMetaFieldDef ? parentType.name : null,
      parentType,
      type,
      nodes,
      resolve: resolve === defaultFieldResolver && field.args.length === 0 ? null : resolve,
      args: argumentPlan(field, node),
      complete,
      takesTexts: getNullableType(type) === GraphQLString || getNullableType(type) === GraphQLID,
      takesNull: !isNonNullType(type),
    };
  }

  #completion(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete | null {
    const named = getNamedType(type);
    if (isLeafType(named)) return leafCompletion(type, named);
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (!isAbstractType(named)) {
      const plan = this.object(named, selectionSets);
      return plan && completionOf(type, completeObject(plan));
    }
    const plans: ObjectPlan[] = [];
    for (const possible of this.#selecting.schema.getPossibleTypes(named)) {
      const plan = this.object(possible, selectionSets);
      if (!plan) return null;
      plans.push(plan);
    }
    return completionOf(type, completeAbstract(named, plans));
  }
}

/** Undefined for what has no plan. */
const fieldOf = (parentType: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined =>
  name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : parentType.getFields()[name];

/** Leaves are completed alike in all plans; a type belongs to a field of one schema. */
const leafCompletions = new WeakMap<GraphQLOutputType, Complete>();

const leafCompletion = (type: GraphQLOutputType, named: GraphQLLeafType): Complete => {
  const known = leafCompletions.get(type);
  if (known) return known;
  const complete = completionOf(type, completeLeaf(named));
  leafCompletions.set(type, complete);
  return complete;
};
