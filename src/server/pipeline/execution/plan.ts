import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  ResponsePath,
} from 'graphql';
import type { ReadArguments } from './argument-plan.ts';
import type { Place } from './place.ts';

/** What is known of an operation before it is executed, for given answers to its `@skip` and `@include`. */
export interface Plan {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly root: ObjectPlan;
}

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** What is asked of an object of one type. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  /** In the order of the answer. */
  readonly fields: readonly FieldPlan[];
}

/** One field of the answer. */
export interface FieldPlan {
  /** What it is called in the answer. */
  readonly key: string;
  readonly name: string;
  /** What it always is: a type's name. Else null. */
  readonly constant: string | null;
  readonly parentType: GraphQLObjectType;
  readonly type: GraphQLOutputType;
  /** Wherever the document asks for it. */
  readonly nodes: readonly FieldNode[];
  /** Null: it is a property of its object. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  readonly args: ReadArguments;
  readonly complete: Complete;
  /** How its values are written, which need no place for it; null for objects and lists. */
  readonly writeLeaf: WriteLeaf | null;
  /** Whether a text is answered as it is. */
  readonly takesTexts: boolean;
  /** Whether nothing is answered as null. */
  readonly takesNull: boolean;
}

/**
 * Makes of what a resolver answered what stands in the answer, or a promise of it. Null only where null is allowed.
 *
 * @throws whatever is wrong with the value.
 */
export type Complete = (place: Place, path: ResponsePath, value: unknown) => unknown;

/** Answers no null. */
export type WriteLeaf = (value: unknown) => unknown;
