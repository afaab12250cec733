import { readFile } from 'node:fs/promises';
import { isInputObjectType, isObjectType, printSchema, printType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema, subgraph, subgraphWithScopes } from '../../src/schema/index.ts';

/** The line of an SDL that begins a definition, or a field in one. */
const lineOf = (sdl: string, start: string): string | undefined =>
  sdl.split('\n').find((line) => line.trimStart().startsWith(start));

describe('the subgraph', () => {
  it.each([
    ['a job', 'type FineTuningJob ', '@key(fields: "id")'],
    ['a file', 'type FineTuningFile ', '@key(fields: "id")'],
    [
      'an organization, which it cannot resolve',
      'type FineTuningOrganization ',
      '@key(fields: "id", resolvable: false)',
    ],
    ['PageInfo, shared with every subgraph that has one', 'type PageInfo ', '@shareable'],
  ])('tells a router of %s', (_what, start, directive) => {
    expect(lineOf(subgraph.sdl, start)).toBe(`${start}${directive} {`);
  });

  it('comes with the package in both kinds, to be composed from there', async () => {
    const { files } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(files).toEqual(expect.arrayContaining(['subgraph.graphql', 'subgraph.jwt.graphql']));
  });

  it('keeps @oneOf on each input that has it', () => {
    const names = Object.values(schema.getTypeMap()).flatMap((type) =>
      isInputObjectType(type) && type.isOneOf ? [type.name] : [],
    );
    expect(names.length).toBeGreaterThan(2);
    const marked = [...subgraph.sdl.matchAll(/^input (\w+) @oneOf \{$/gm)].map(([, name]) => name);
    expect(marked.sort()).toEqual(names.sort());
  });

  it('asks for a token wherever a field takes one, with the scopes that do, and only where tokens are checked', () => {
    const scoped = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ extensions: { requiredScope } }) =>
            requiredScope === undefined
              ? []
              : [`@authenticated @requiresScopes(scopes: [["${requiredScope}"], ["admin"]])`],
          )
        : [],
    );
    expect(scoped.length).toBeGreaterThan(10);
    const printed = subgraphWithScopes.sdl.match(/@authenticated @requiresScopes\(.*?\]\]\)/g) ?? [];
    expect([...printed].sort()).toEqual([...scoped].sort());
    expect(subgraph.sdl).not.toMatch(/authenticated|requiresScopes/);
  });

  it('serves the API as it is, with what routers ask beside it', () => {
    const { Query, ...types } = schema.getTypeMap();
    const { Query: servedQuery, ...served } = subgraph.schema.getTypeMap();
    const added = Object.keys(served).filter((name) => !(name in types));
    expect(added.sort()).toEqual(['_Any', '_Entity', '_Service']);
    for (const [name, type] of Object.entries(types)) {
      const servedType = served[name];
      expect(servedType && printType(servedType)).toBe(printType(type));
    }
    const fieldsOf = (type: typeof Query) => (isObjectType(type) ? Object.keys(type.getFields()).sort() : []);
    expect(fieldsOf(servedQuery)).toEqual(['_entities', '_service', ...fieldsOf(Query)]);
  });

  it('shows clients nothing of federation', async () => {
    const shown = printSchema(schema);
    expect(shown).not.toMatch(/_Any|_Entity|_Service|_entities|_service|@key|@link|@shareable|federation/);
    expect(await readFile('schema.graphql', 'utf8')).toBe(shown);
  });
});
