import { ApolloClient, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { id, show, url, WatchStatus } from './operation.ts';

// Apollo Client over WebSocket. In an app, split() sends queries and mutations to an HttpLink.
const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });

client.subscribe({ query: WatchStatus, variables: { id } }).subscribe({
  next: ({ data, error }) => {
    if (error) throw error;
    show(data?.fineTuningJobStatusChanged.status);
  },
  complete: () => void socket.dispose(),
});
