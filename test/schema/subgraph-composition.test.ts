import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { subgraph, subgraphWithScopes } from '../../src/schema/index.ts';
import { codeBlocks, pages } from '../docs/pages.ts';
import { PROJECTS } from './support/projects-subgraph.ts';

interface Composed {
  readonly supergraph: string | undefined;
  /** Errors and hints. */
  readonly problems: readonly string[];
}

const services = (ours: string, theirs: string) => [
  { name: 'fine-tuning', url: 'http://fine-tuning/graphql', typeDefs: parse(ours) },
  { name: 'projects', url: 'http://projects/graphql', typeDefs: parse(theirs) },
];

const withApollo = (ours: string, theirs: string): Composed => {
  const { errors = [], hints = [], supergraphSdl } = composeWithApollo(services(ours, theirs));
  return { supergraph: supergraphSdl, problems: [...errors, ...hints].map(({ message }) => message) };
};

const withGuild = (ours: string, theirs: string): Composed => {
  const { errors = [], supergraphSdl } = composeWithGuild(services(ours, theirs));
  return { supergraph: supergraphSdl, problems: errors.map(({ message }) => message) };
};

const COMPOSERS = [
  ['@apollo/composition', withApollo],
  ['@theguild/federation-composition', withGuild],
] as const;

/** The subgraph that docs/federation.md shows to other teams. */
const EXAMPLE = pages.flatMap((page) => codeBlocks(page, 'gql')).join('\n');

describe.each(COMPOSERS)('composed by %s', (_composer, compose) => {
  it.each([
    ['the subgraph', subgraph.sdl],
    ['the subgraph with scopes', subgraphWithScopes.sdl],
  ])('%s fits another that refers to it, without a hint', (_which, sdl) => {
    const { supergraph, problems } = compose(sdl, PROJECTS);
    expect(problems).toEqual([]);
    expect(supergraph).toMatch(/type FineTuningJob\b[^}]*costUsd/);
    expect(supergraph).toMatch(/type FineTuningOrganization\b[^}]*displayName/);
  });

  it('the example in the docs fits, too', () => {
    const { supergraph, problems } = compose(subgraph.sdl, EXAMPLE);
    expect(problems).toEqual([]);
    expect(supergraph).toContain('costUsd: Float');
  });

  it('passes the scopes on to the router, where there are some', () => {
    const scopes = '@requiresScopes(scopes: [["jobs:read"], ["admin"]])';
    expect(compose(subgraphWithScopes.sdl, PROJECTS).supergraph).toContain(scopes);
    expect(compose(subgraph.sdl, PROJECTS).supergraph).not.toContain('requiresScopes');
  });

  it.each([
    [
      'redefines a field of ours',
      subgraph.sdl,
      PROJECTS.replace('costUsd: Float', 'costUsd: Float model: String!'),
      'FineTuningJob.model',
    ],
    [
      'has a PageInfo of its own',
      subgraph.sdl,
      PROJECTS.replace('PageInfo @shareable', 'PageInfo'),
      'PageInfo',
    ],
    [
      'meets a PageInfo that is not shared',
      subgraph.sdl.replace('PageInfo @shareable', 'PageInfo'),
      PROJECTS,
      'PageInfo',
    ],
    [
      'has another type of the same name',
      subgraph.sdl,
      `${PROJECTS} enum FineTuningProgress { SLOW }`,
      'FineTuningProgress',
    ],
    [
      'wants more of the organization than its id',
      subgraph.sdl,
      PROJECTS.replace(
        'FineTuningOrganization @key(fields: "id")',
        'FineTuningOrganization @key(fields: "id") @key(fields: "name")',
      ),
      'name',
    ],
  ])('another that %s is refused', (_fault, ours, theirs, named) => {
    expect([ours, theirs]).not.toEqual([subgraph.sdl, PROJECTS]);
    const { supergraph, problems } = compose(ours, theirs);
    expect(supergraph).toBeUndefined();
    expect(problems.join('\n')).toContain(named);
  });
});

describe('@oneOf', () => {
  const withoutDefinition = (sdl: string): string => sdl.replace('directive @oneOf on INPUT_OBJECT', '');

  it('reaches the clients of a router where the composer passes it on', () => {
    expect(withGuild(subgraph.sdl, PROJECTS).supergraph).toMatch(/input MethodInput\b[^{]*@oneOf/);
  });

  it("is refused by Apollo's composer without its definition", () => {
    const { problems } = withApollo(withoutDefinition(subgraph.sdl), withoutDefinition(PROJECTS));
    expect(problems.join('\n')).toContain('Unknown directive "@oneOf"');
  });
});
