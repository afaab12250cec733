import {
  GraphQLError,
  getNamedType,
  isIntrospectionType,
  specifiedRules,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { finiteNumbers, literalsOfCorrectType } from '../literal-problems.ts';
import { RequestRefusal } from '../request-refusal.ts';
import { unconditionalSubscriptionRoot } from './subscription-root.ts';

/** What a document is validated by: GraphQL's own rules, and what is ours of them. */
export const validationRules = (introspection: boolean): readonly ValidationRule[] => [
  ...specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? literalsOfCorrectType : rule)),
  finiteNumbers,
  unconditionalSubscriptionRoot,
  ...(introspection ? [] : [noIntrospection]),
];

/** Federation's way to ask for the whole schema. */
const SERVICE_FIELD = '_service';

/** `__typename` is no introspection: clients ask for it with every object. */
const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    const type = context.getType();
    const isRoot = context.getParentType() === context.getSchema().getQueryType();
    const isService = isRoot && node.name.value === SERVICE_FIELD;
    if (!isService && !(isRoot && type && isIntrospectionType(getNamedType(type)))) return;
    const file = isService ? 'subgraph.graphql' : 'schema.graphql';
    const refusal = new RequestRefusal(
      'INTROSPECTION_DISABLED',
      `The schema is not told here, so \`${node.name.value}\` can't be asked for. Take ${file} of the release, or ask the operator for TUNEGRAPH_INTROSPECTION=true.`,
    );
    context.reportError(new GraphQLError(refusal.message, { nodes: node, originalError: refusal }));
  },
});
