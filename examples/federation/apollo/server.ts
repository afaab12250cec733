import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  RemoteGraphQLDataSource,
} from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

// Apollo Gateway, as a part of Apollo Server. It has no subscriptions. Usage: server.ts <supergraph file> [port]

const [supergraphFile = 'supergraph.graphql', port = '4000'] = process.argv.slice(2);

interface Context {
  /** Of the client's request. Absent when the gateway asks for itself. */
  readonly headers?: IncomingHttpHeaders;
}

/** What of them reaches the subgraphs. */
const FORWARDED = ['authorization', 'x-request-id', 'traceparent'];

class Subgraph extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    for (const name of FORWARDED) {
      const value = context.headers?.[name];
      if (typeof value === 'string') request.http?.headers.set(name, value);
    }
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraphFile, 'utf8'),
  buildService: ({ url = '' }) => new Subgraph({ url }),
});
const server = new ApolloServer<Context>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(port) },
  context: async ({ req: { headers } }) => ({ headers }),
});
process.stdout.write(`Apollo Gateway is at ${url}\n`);
