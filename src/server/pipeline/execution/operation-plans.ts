import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import type { Variables } from '../input-problems.ts';
import { compilePlan, type Room } from './compile-plan.ts';
import type { Fragments, Plan } from './plan.ts';
import { type CoercePlainly, variablePlan } from './variable-plan.ts';

/**
 * The plans of one query or subscription: one for each way in which its variables decide which of its fields are asked for.
 * Each is made when it is first needed, so that a document that never runs costs nothing here.
 */
export class OperationPlans {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #operation: OperationDefinitionNode;
  readonly #room: Room;
  #prepared: Prepared | null = null;

  /** @param fields how many all of its plans together may have. */
  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    fields: number,
  ) {
    this.#schema = schema;
    this.#document = document;
    this.#operation = operation;
    this.#room = { fields };
  }

  /** Coerces variables that are as they should be; null for all others, of which graphql-js says what they come to. */
  coerce(variables: Variables): Variables | null {
    this.#prepared ??= prepare(this.#schema, this.#document, this.#operation);
    return this.#prepared.coerce(variables);
  }

  /** @returns null where there is none, and graphql-js executes without. */
  plan(coerced: Variables): Plan | null {
    this.#prepared ??= prepare(this.#schema, this.#document, this.#operation);
    const { conditions, plans } = this.#prepared;
    let key = '';
    for (const name of conditions) {
      const condition = coerced[name];
      if (typeof condition !== 'boolean') return null;
      key += condition ? '1' : '0';
    }
    const known = plans.get(key);
    if (known !== undefined) return known;
    if (this.#room.fields <= 0) return null;
    const selecting = { schema: this.#schema, fragments: this.#prepared.fragments, conditions: coerced };
    const plan = compilePlan(selecting, this.#operation, this.#room);
    // Counted too, because of plans in which everything is skipped there may be any number.
    this.#room.fields -= 1;
    plans.set(key, plan);
    return plan;
  }
}

interface Prepared {
  readonly coerce: CoercePlainly;
  readonly fragments: Fragments;
  /** The variables on which it depends which fields are asked for. */
  readonly conditions: readonly string[];
  /** By what those variables are. Null: there is none. */
  readonly plans: Map<string, Plan | null>;
}

const prepare = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Prepared => ({
  coerce: variablePlan(schema, operation),
  fragments: fragmentsOf(document),
  conditions: conditionsOf(document),
  plans: new Map(),
});

const fragmentsOf = ({ definitions }: DocumentNode): Fragments => {
  const fragments: Record<string, Fragments[string]> = Object.create(null);
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
};

const conditionsOf = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
};

/**
 * How many fields an operation's plans may have together, where its cost was reckoned for so many. A query may have several
 * plans, and a field of an interface counts for each type; of the documents of subscriptions there may be thousands. A change
 * has none: what it does it does one after the other, and seldom.
 */
export const roomForPlans = ({ operation }: OperationDefinitionNode, fields: number): number => {
  if (operation === OperationTypeNode.MUTATION) return 0;
  return operation === OperationTypeNode.QUERY ? 3 * fields : fields;
};
