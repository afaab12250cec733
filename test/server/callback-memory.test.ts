import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { startLiveService } from '../support/live-service.ts';
import { startRouter } from '../support/start-router.ts';

const SUBSCRIPTIONS = 20;
const LARGE = 500_000;

/** Bytes that are in use once everything has been let go of that nobody holds. */
const bytesInUse = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

it('keeps nothing of the request once a subscription by callback has begun, but where to send and the operation', async () => {
  const router = await startRouter();
  const service = await startLiveService({ callbacks: { targets: [router.origin], allowPrivate: false } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json;callbackSpec=1.0',
  };
  // Not by fetch, which keeps what it sent.
  const subscribe = async (subscriptionId: string): Promise<void> => {
    const sent = request(service.url, { method: 'POST', headers, agent: false });
    const subscription = {
      callbackUrl: router.origin,
      subscriptionId,
      verifier: 'v',
      heartbeatIntervalMs: 0,
    };
    sent.end(
      JSON.stringify({
        query: 'subscription { ticks { count } }',
        variables: { unknown: 'x'.repeat(LARGE) },
        extensions: { subscription, unknown: 'x'.repeat(LARGE) },
      }),
    );
    const [response] = await once(sent, 'response');
    expect(await text(response)).toBe('{"data":null}');
  };
  await subscribe('first');
  await service.ticks.until(1);
  const before = await bytesInUse();
  for (let count = 0; count < SUBSCRIPTIONS; count += 1) await subscribe(`later-${count}`);
  await service.ticks.until(1 + SUBSCRIPTIONS);
  expect(((await bytesInUse()) - before) / SUBSCRIPTIONS).toBeLessThan(LARGE / 4);
});
