import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  typeFromAST,
} from 'graphql';
import type { ArgumentSize, FieldCost } from '../../../schema/field-cost.ts';
import { type AnsweredSize, argumentSize, UNKNOWN_LENGTH } from './argument-size.ts';
import { introspectionCosts } from './introspection-costs.ts';

/** One field of an operation, as far as its cost goes. */
export interface PlannedField {
  /** What it is called in the answer. */
  readonly name: string;
  readonly calls: number;
  readonly callsPerItem: number;
  /** How many values stand in its place. */
  readonly items: AnsweredSize | 'page';
  /** How many items lists below it hold that go by its page. */
  readonly page: AnsweredSize;
  readonly children: readonly PlannedField[];
}

/** What a valid operation's fields cost, fragments resolved. It is as long as `maxFields` lets an operation be. */
export type CostPlanner = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => readonly PlannedField[];

/** Federation's way to ask for objects by their keys: each may be a call, and a file has been loaded by it. */
const ENTITIES: FieldCost = { callsPerItem: 1, items: { argument: 'representations' }, loaded: 'file' };

export const createCostPlanner = (schema: GraphQLSchema): CostPlanner => {
  const ofIntrospection = introspectionCosts(schema);
  const costOf = (parent: GraphQLCompositeType, field: Field): FieldCost => {
    const own = field.extensions['cost'] as FieldCost | undefined;
    if (own) return own;
    if (field.name === '_entities' && parent === schema.getQueryType()) return ENTITIES;
    return ofIntrospection(parent, field);
  };

  return (document, operation) => {
    const fragments = fragmentsOf(document);
    const fieldsOf = (
      { selections }: SelectionSetNode,
      parent: GraphQLCompositeType,
      loads: Set<string>,
    ): readonly PlannedField[] =>
      selections.flatMap((selection) => {
        if (selection.kind === Kind.FIELD) return planned(selection, parent, loads);
        const inner =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const condition = inner?.typeCondition && typeFromAST(schema, inner.typeCondition);
        if (!inner) return [];
        return fieldsOf(inner.selectionSet, isCompositeType(condition) ? condition : parent, loads);
      });

    const planned = (
      node: FieldNode,
      parent: GraphQLCompositeType,
      loads: Set<string>,
    ): readonly PlannedField[] => {
      const field = fieldNamed(parent, node.name.value);
      if (!field) return [];
      const { calls = 0, callsPerItem = 0, load, loaded, items, page } = costOf(parent, field);
      const isShared = load !== undefined && loads.has(load);
      if (load !== undefined) loads.add(load);
      const type = getNamedType(field.type);
      const sizeOf = (size: ArgumentSize): AnsweredSize => argumentSize(size, node, field, operation);
      return [
        {
          name: node.alias?.value ?? node.name.value,
          calls: isShared ? 0 : calls,
          callsPerItem,
          items: typeof items === 'object' ? sizeOf(items) : (items ?? usualLength(field)),
          page: page ? sizeOf(page) : UNKNOWN_LENGTH,
          children:
            node.selectionSet && isCompositeType(type)
              ? fieldsOf(node.selectionSet, type, new Set(loaded === undefined ? [] : [loaded]))
              : [],
        },
      ];
    };

    const root = schema.getRootType(operation.operation);
    return root ? fieldsOf(operation.selectionSet, root, new Set()) : [];
  };
};

type Field = GraphQLField<unknown, unknown>;

const META_FIELDS: readonly Field[] = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

const fieldNamed = (parent: GraphQLCompositeType, wanted: string): Field | undefined =>
  META_FIELDS.find(({ name }) => name === wanted) ??
  (isUnionType(parent) ? undefined : parent.getFields()[wanted]);

const usualLength = (field: Field): number => (isListType(getNullableType(field.type)) ? UNKNOWN_LENGTH : 1);

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
