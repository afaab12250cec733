import { defineConfig } from '@graphql-hive/gateway';

/** Where the gateway itself is: only the callbacks need to know. */
const gatewayUrl = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000';

/** How events come from Tunegraph to the gateway. What clients of the gateway use does not depend on it. */
const ways = {
  /** One request for each subscription, by GET. What Hive Gateway does when nothing is said. */
  sse: undefined,
  /** One socket for all subscriptions with the same credential, request id and trace. */
  websocket: {
    kind: 'ws',
    location: '/graphql',
    // A socket has no headers but these. Tunegraph takes the credential from the first message, too.
    headers: [
      ['x-request-id', '{context.headers.x-request-id}'],
      ['traceparent', '{context.headers.traceparent}'],
    ],
    options: { connectionParams: { authorization: '{context.headers.authorization}' } },
  },
  /** No connection stays open: Tunegraph sends each event to the gateway. It must list this address: see README.md. */
  callback: {
    kind: 'http-callback',
    options: { public_url: `${gatewayUrl}/callback`, path: '/callback', heartbeat_interval: 5_000 },
  },
};
const eventsBy = process.env['EVENTS_BY'] ?? 'sse';
if (!isWay(eventsBy)) throw new Error(`EVENTS_BY is ${eventsBy}; use ${Object.keys(ways).join(', ')}.`);

function isWay(name: string): name is keyof typeof ways {
  return name in ways;
}

export const gatewayConfig = defineConfig({
  transportEntries: { tunegraph: { options: { subscriptions: ways[eventsBy] } } },
  // Takes the callbacks, and hands them to whoever waits.
  webhooks: true,
  // The gateway sends x-request-id by itself: the client's, or one that it makes.
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      authorization: request.headers.get('authorization'),
      traceparent: request.headers.get('traceparent'),
    }),
  },
});
