import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { id, show, url, WatchStatus } from './operation.ts';

// urql over WebSocket.
const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
const client = new Client({
  url,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables = {} }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe({ query, variables }, sink as Parameters<typeof socket.subscribe>[1]),
        }),
      }),
    }),
  ],
});

client.subscription(WatchStatus, { id }).subscribe(({ data, error, hasNext }) => {
  if (error) throw error;
  // urql repeats the last result when the stream has ended.
  if (!hasNext) void socket.dispose();
  else if (data) show(data.fineTuningJobStatusChanged.status);
});
