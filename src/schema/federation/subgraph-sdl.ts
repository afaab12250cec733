import { printSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

export interface SubgraphSdlOptions {
  /**
   * Whether a router is told which token a field takes. Only where tokens are checked here, too: a router that knows no
   * tokens refuses such fields, or answers null.
   */
  readonly scopes: boolean;
}

/**
 * What a router composes. `printSubgraphSchema` drops `@oneOf`, and to composition an input without it is another one; a
 * composer that doesn't know the directive wants its definition.
 */
export const subgraphSdl = (schema: GraphQLSchema, { scopes }: SubgraphSdlOptions): string => {
  const document = withOneOf(parse(printSubgraphSchema(schema)), schema);
  return `${print(scopes ? withScopes(document, schema) : document)}\n`;
};

const withOneOf = (document: DocumentNode, schema: GraphQLSchema): DocumentNode => {
  const marked = visit(document, {
    InputObjectTypeDefinition(node) {
      const type = schema.getType(node.name.value);
      return isInputObjectType(type) && type.isOneOf ? withDirectives(node, ONE_OF) : undefined;
    },
  });
  return { ...marked, definitions: [...marked.definitions, ...ONE_OF_DEFINITION.definitions] };
};

const withScopes = (document: DocumentNode, schema: GraphQLSchema): DocumentNode =>
  visit(document, {
    SchemaExtension: (node) =>
      visit(node, {
        // The list of what the link to federation imports.
        ListValue: (list) => ({
          ...list,
          values: [...list.values, ...SCOPE_DIRECTIVES.map((name) => ({ kind: Kind.STRING, value: name }))],
        }),
      }),
    ObjectTypeDefinition: (node): ObjectTypeDefinitionNode => ({
      ...node,
      fields: (node.fields ?? []).map((field) => withScope(field, requiredScope(schema, node, field))),
    }),
  });

const withScope = (field: FieldDefinitionNode, scope: string | undefined): FieldDefinitionNode =>
  scope === undefined
    ? field
    : withDirectives(field, `@authenticated @requiresScopes(scopes: [["${scope}"], ["admin"]])`);

const requiredScope = (
  schema: GraphQLSchema,
  { name: typeName }: ObjectTypeDefinitionNode,
  { name }: FieldDefinitionNode,
): string | undefined => {
  const type = schema.getType(typeName.value);
  const scope = isObjectType(type) && type.getFields()[name.value]?.extensions['requiredScope'];
  return typeof scope === 'string' ? scope : undefined;
};

const SCOPE_DIRECTIVES = ['@authenticated', '@requiresScopes'];
const ONE_OF = '@oneOf';
const ONE_OF_DEFINITION = parse('directive @oneOf on INPUT_OBJECT');

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const withDirectives = <Node extends Directed>(node: Node, directives: string): Node => ({
  ...node,
  directives: [...(node.directives ?? []), ...parsedDirectives(directives)],
});

/** GraphQL parses directives only where they stand in a definition. */
const parsedDirectives = (text: string): readonly ConstDirectiveNode[] => {
  const [definition] = parse(`scalar Any ${text}`).definitions;
  return definition?.kind === Kind.SCALAR_TYPE_DEFINITION ? (definition.directives ?? []) : [];
};
