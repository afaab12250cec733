import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Stage } from '../error-mask.ts';
import { OperationPlans, roomForPlans } from '../execution/operation-plans.ts';
import type { Variables } from '../input-problems.ts';
import type { DocumentLimits } from '../limits.ts';
import { RequestRefusal } from '../request-refusal.ts';
import { checkShape } from './check-shape.ts';
import { checkText } from './check-text.ts';
import { createCostPlanner, type PlannedField } from './cost-plan.ts';
import { documentWeight } from './document-weight.ts';
import { type CheckCost, createCostCheck } from './operation-cost.ts';
import { validationRules } from './validation-rules.ts';

/** An operation that may run, once its variables are known. */
export interface PreparedOperation {
  readonly node: OperationDefinitionNode;
  readonly checkCost: CheckCost;
  /** Those of the variables that the operation declares. Others mean nothing, and must not live as long as a subscription. */
  declared(variables: Variables): Variables;
  /** How it is executed without reading the document again; null where graphql-js does that. */
  readonly plans: OperationPlans | null;
}

/** A document that may run. */
export interface PreparedDocument {
  readonly text: string;
  readonly document: DocumentNode;
  /** Bytes that it takes, as far as that can be told. */
  readonly weight: number;
  /**
   * @param name null: the only one.
   * @throws GraphQLError when there is none, or several.
   */
  operation(name: string | null): PreparedOperation;
}

/** A document that may not, and why. */
export interface RefusedDocument {
  readonly stage: Stage;
  readonly refusals: readonly unknown[];
}

/** What became of a text, and how many bytes that takes, as far as that can be told. */
export type Preparation = { readonly weight: number } & (
  | { readonly prepared: PreparedDocument }
  | { readonly refused: RefusedDocument }
);

export interface PrepareParts {
  readonly schema: GraphQLSchema;
  readonly limits: DocumentLimits;
  /** Whether the schema is told, by introspection and in suggestions. */
  readonly introspection: boolean;
}

/** More of them help nobody, and each costs. */
const MOST_VALIDATION_ERRORS = 50;

/** Does once for a text what needs no variables: checks it, parses it, validates it, and reckons what it costs. */
export const createPrepare = ({
  schema,
  limits,
  introspection,
}: PrepareParts): ((text: string) => Preparation) => {
  const rules = validationRules(introspection);
  const planCost = createCostPlanner(schema);
  const options = { maxErrors: MOST_VALIDATION_ERRORS, hideSuggestions: !introspection };

  return (text) => {
    let stage: Stage = 'parse';
    let tokens = 0;
    try {
      tokens = checkText(text, limits.maxTokens);
      const document = parse(text);
      stage = 'validate';
      checkShape(document, limits);
      const refusals = validate(schema, document, rules, options);
      if (refusals.length > 0) {
        const weight = documentWeight({ text, tokens, refusals: refusals.length });
        return { weight, refused: { stage, refusals: refusals.map(toldApart) } };
      }
      const nodes = document.definitions.filter(
        (definition) => definition.kind === Kind.OPERATION_DEFINITION,
      );
      // Of several operations one runs; plans of all, each with every field of a fragment, would be many times the document.
      const plans = nodes.length === 1 ? nodes.map((node) => planCost(document, node)) : [];
      const plannedFields = countOf(plans.flat());
      const [only] = nodes;
      const executedFields = only ? roomForPlans(only, plannedFields) : 0;
      const operations = nodes.map((node, index) => {
        const plan = plans[index];
        return {
          node,
          checkCost: plan
            ? createCostCheck(plan, limits.maxCost)
            : (variables: Variables) => createCostCheck(planCost(document, node), limits.maxCost)(variables),
          declared: createDeclared(node),
          plans: executedFields > 0 ? new OperationPlans(schema, document, node, executedFields) : null,
        };
      });
      const weight = documentWeight({ text, tokens, plannedFields, executedFields });
      return { weight, prepared: { text, document, weight, operation: (name) => choose(operations, name) } };
    } catch (error) {
      return { weight: documentWeight({ text, tokens, refusals: 1 }), refused: { stage, refusals: [error] } };
    }
  };
};

const countOf = (fields: readonly PlannedField[]): number =>
  fields.reduce((count, { children }) => count + countOf(children), fields.length);

/** GraphQL gives up where fields of one name would have to be compared too often, and does not say so. */
const toldApart = (refusal: GraphQLError): unknown =>
  refusal.message === 'Validation aborted.'
    ? new RequestRefusal(
        'QUERY_TOO_COMPLEX',
        'This asks for fields of the same name in too many places to tell whether they agree. Ask for each once.',
      )
    : refusal;

const createDeclared = ({ variableDefinitions = [] }: OperationDefinitionNode) => {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  return (variables: Variables): Variables => {
    const declared: Record<string, unknown> = {};
    for (const name of names) {
      if (!Object.hasOwn(variables, name)) continue;
      if (name === '__proto__')
        Object.defineProperty(declared, name, { ...ORDINARY, value: variables[name] });
      else declared[name] = variables[name];
    }
    return declared;
  };
};

/** How a property is that was assigned; to `__proto__` nothing can be. */
const ORDINARY = { configurable: true, enumerable: true, writable: true };

const choose = (operations: readonly PreparedOperation[], name: string | null): PreparedOperation => {
  if (name === null) {
    const [only, ...others] = operations;
    if (only && others.length === 0) return only;
    throw notFound('The document holds several operations, or none: say which by `operationName`.');
  }
  const named = operations.find(({ node }) => node.name?.value === name);
  if (named) return named;
  throw notFound(`The document holds no operation named "${name}".`);
};

const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
