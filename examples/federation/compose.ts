import { readFileSync } from 'node:fs';
import { composeServices as composeAsApollo } from '@apollo/composition';
import {
  composeServices as composeAsTheGuild,
  transformSupergraphToPublicSchema,
} from '@theguild/federation-composition';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';

// Composes the two subgraphs with both composers, and prints the supergraph once neither has an error or a hint and both
// make the same API of them. Usage: compose.ts <url of Tunegraph> <url of the projects>

const [tunegraphUrl = 'http://127.0.0.1:4000/graphql', projectsUrl = 'http://127.0.0.1:4001/graphql'] =
  process.argv.slice(2);

const read = (path: string): ReturnType<typeof parse> =>
  parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const subgraphs = [
  { name: 'tunegraph', url: tunegraphUrl, typeDefs: read('../../subgraph.graphql') },
  { name: 'projects', url: projectsUrl, typeDefs: read('projects/subgraph.graphql') },
];

/** What a router with this supergraph offers to clients. */
const apiOf = (supergraph: string): string =>
  printSchema(lexicographicSortSchema(buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))));

const { supergraphSdl: byApollo = '', errors = [], hints = [] } = composeAsApollo(subgraphs);
const { supergraphSdl: byTheGuild = '', errors: alsoErrors = [] } = composeAsTheGuild(subgraphs);

const problems = [...errors, ...hints, ...alsoErrors].map(({ message }) => message);
// Apollo's loses @oneOf on the way, which is why the other one is served.
if (problems.length === 0 && apiOf(byApollo) !== apiOf(byTheGuild).replaceAll(' @oneOf', '')) {
  problems.push('The two composers make different APIs of these subgraphs.');
}

if (problems.length === 0) process.stdout.write(`${byTheGuild}\n`);
else {
  process.stderr.write(`These subgraphs do not compose:\n${problems.map((said) => `  ${said}\n`).join('')}`);
  process.exitCode = 1;
}
