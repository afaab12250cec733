import { once } from 'node:events';
import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { type LiveService, startLiveService } from '../support/live-service.ts';
import { connectSocket } from '../support/test-socket.ts';

const SUBSCRIPTIONS = 30;
const LARGE = 500_000;

/** What a client may send with a subscription that has no use for it. */
const BALLAST = { variables: { unknown: 'x'.repeat(LARGE) }, extensions: { unknown: 'x'.repeat(LARGE) } };

const bodyOf = (query = 'subscription { ticks { count } }'): string => JSON.stringify({ query, ...BALLAST });

const settledMemory = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

// Not by fetch, which keeps what it sent.
const byPost =
  (accept: string) =>
  async ({ url }: LiveService): Promise<() => Promise<void>> => {
    const headers = { 'content-type': 'application/json', accept };
    return async () => {
      const sent = request(url, { method: 'POST', headers, agent: false });
      onTestFinished(() => void sent.destroy());
      sent.end(bodyOf());
      await once(sent, 'response');
    };
  };

const overOneSocket = async ({ url }: LiveService): Promise<() => Promise<void>> => {
  const { send } = await connectSocket(url);
  let id = 0;
  return async () => {
    id += 1;
    send(`{"type":"subscribe","id":"${id}","payload":${bodyOf()}}`);
  };
};

it.each<[string, (service: LiveService) => Promise<() => Promise<void>>]>([
  ['as events', byPost('text/event-stream, application/json')],
  ['as events, to who reads nothing else', byPost('text/event-stream')],
  ['on a socket', overOneSocket],
])(
  'keeps nothing of what came with a subscription, sent %s, but the operation itself',
  async (_how, over) => {
    const service = await startLiveService({ connections: { maxMessageBytes: 4 * LARGE } });
    const subscribe = await over(service);
    await subscribe();
    await service.ticks.until(1);
    const before = await settledMemory();
    for (let count = 0; count < SUBSCRIPTIONS; count += 1) await subscribe();
    await service.ticks.until(1 + SUBSCRIPTIONS);
    const grown = (await settledMemory()) - before;
    expect(grown / SUBSCRIPTIONS).toBeLessThan(LARGE / 4);
  },
);
