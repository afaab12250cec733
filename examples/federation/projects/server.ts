import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { costUsd, MONTHLY_BUDGET_USD } from './costs.ts';
import { type Project, projects } from './projects.ts';

// The second subgraph. Usage: server.ts [port]; without one it takes any that is free.

/** A job as a router hands it over: its key, and for the cost also what `@requires` names. */
interface JobReference {
  readonly id: string;
  readonly model: string;
  readonly trainedTokens?: number | null;
}

const typeDefs = parse(readFileSync(new URL('subgraph.graphql', import.meta.url), 'utf8'));

const resolvers = {
  Query: {
    project: (_: unknown, { id }: { readonly id: string }) => projects.find((project) => project.id === id),
    projects: () => projects,
  },
  Project: {
    __resolveReference: ({ id }: Pick<Project, 'id'>) => projects.find((project) => project.id === id),
    jobs: ({ jobIds }: Project) => jobIds.map((id) => ({ id })),
  },
  FineTuningJob: {
    // Any id will do: whether there is such a job is for the other subgraph to say.
    __resolveReference: (job: JobReference) => job,
    costUsd: ({ model, trainedTokens }: JobReference) => costUsd(model, trainedTokens),
    project: ({ id }: JobReference) => projects.find(({ jobIds }) => jobIds.includes(id)),
  },
  FineTuningOrganization: {
    __resolveReference: (organization: object) => organization,
    monthlyBudgetUsd: () => MONTHLY_BUDGET_USD,
  },
};

const yoga = createYoga({ schema: buildSubgraphSchema({ typeDefs, resolvers }), logging: 'error' });
const server = createServer(yoga).listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Projects are at http://127.0.0.1:${port}/graphql\n`);
});
