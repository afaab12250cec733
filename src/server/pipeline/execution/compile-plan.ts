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
import { completionOf, leafOf } from './complete.ts';
import { completeAbstract } from './complete-abstract.ts';
import { completeObject } from './complete-object.ts';
import type { Complete, FieldPlan, ObjectPlan, Plan, WriteLeaf } from './plan.ts';

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
    const nullable = getNullableType(type);
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
      writeLeaf: isLeafType(nullable) ? leafFor(type, nullable).write : null,
      takesTexts: nullable === GraphQLString || nullable === GraphQLID,
      takesNull: !isNonNullType(type),
    };
  }

  #completion(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete | null {
    const named = getNamedType(type);
    if (isLeafType(named)) return leafFor(type, named).complete;
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

interface Leaf {
  readonly write: WriteLeaf;
  readonly complete: Complete;
}

/** Leaves are completed alike in all plans; a type belongs to a field of one schema. */
const leaves = new WeakMap<GraphQLOutputType, Leaf>();

const leafFor = (type: GraphQLOutputType, named: GraphQLLeafType): Leaf => {
  const known = leaves.get(type);
  if (known) return known;
  const write = leafOf(named);
  const leaf = { write, complete: completionOf(type, (_place, _path, value) => write(value)) };
  leaves.set(type, leaf);
  return leaf;
};
