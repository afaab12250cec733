import { readFileSync } from 'node:fs';
import {
  buildClientSchema,
  buildSchema,
  type DocumentNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  validate,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { PROVIDER_NAMES } from '../../../src/datasource/providers/index.ts';
import { exampleOperations } from '../../../src/server/graphiql-operations.ts';
import * as operations from '../../support/operations/graphql.ts';
import { startApp } from '../../support/start-app.ts';

const WHOLE = getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

/** The schema as a client finds it, where nothing but the name of the provider is set. */
const schemaServedFor = async (provider: string): Promise<GraphQLSchema> => {
  const { query } = await startApp({ settings: { TUNEGRAPH_PROVIDER: provider } });
  const { data } = await query<IntrospectionQuery>(WHOLE);
  if (!data) throw new Error('There is no answer to introspection.');
  return buildClientSchema(data);
};

const forRouters = (node: { readonly name: { readonly value: string } }): null | undefined =>
  node.name.value.startsWith('_') ? null : undefined;

/** What a client is told of a schema; a router is served some types of its own besides. */
const printed = (schema: GraphQLSchema): string =>
  print(
    visit(parse(printSchema(lexicographicSortSchema(schema))), {
      ObjectTypeDefinition: forRouters,
      UnionTypeDefinition: forRouters,
      ScalarTypeDefinition: forRouters,
      FieldDefinition: forRouters,
    }),
  );
const published = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');

/** Whatever the tests, the examples and GraphiQL's tabs send. */
const everyOperation: readonly DocumentNode[] = [
  ...Object.entries(operations).flatMap(([name, value]) =>
    name.endsWith('Document') ? [value as DocumentNode] : [],
  ),
  ...exampleOperations.map((text) => parse(text)),
];

describe.each(PROVIDER_NAMES)('with TUNEGRAPH_PROVIDER=%s', (provider) => {
  it('the schema is the published one, and every operation fits it', async () => {
    const schema = await schemaServedFor(provider);
    expect(printed(schema)).toBe(printed(buildSchema(published)));
    const problems = everyOperation.flatMap((document) => validate(schema, document));
    expect(problems).toEqual([]);
  });

  it('the embedded emulator plays that provider, whose jobs can be listed', async () => {
    const { query } = await startApp({ settings: { TUNEGRAPH_PROVIDER: provider } });
    const { data } = await query<{ fineTuningCapabilities: { provider: string } }>(
      '{ fineTuningCapabilities { provider } fineTuningJobs { nodes { id } } }',
    );
    expect(data).toEqual({
      fineTuningCapabilities: { provider },
      fineTuningJobs: { nodes: expect.arrayContaining([{ id: expect.any(String) }]) },
    });
  });
});

it('looks at many operations', () => {
  expect(everyOperation.length).toBeGreaterThan(50);
});
