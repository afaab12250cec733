import { createHmac } from 'node:crypto';
import { print } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../src/emulator/index.ts';
import { freePort } from '../support/free-port.ts';
import { graphql } from '../support/operations/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const WatchAnnounced = graphql(`
  subscription WatchAnnounced($id: ID!) { fineTuningJobStatusChanged(id: $id) { status } }
`);

const CreateAnnounced = graphql(`
  mutation CreateAnnounced {
    createFineTuningJob(input: { model: "gpt-4o-mini", trainingFile: "file-seed-chat" }) { job { id } }
  }
`);

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER_SECRET = 'whsec_c29tZXRoaW5nIGVsc2UgZW50aXJlbHk=';

const body = JSON.stringify({ id: 'evt_1', type: 'fine_tuning.job.succeeded', data: { id: 'ftjob-1' } });
const now = () => Math.floor(Date.now() / 1000);

interface Webhook {
  readonly id?: string;
  readonly timestamp?: number;
  readonly secret?: string;
  readonly sent?: string;
}

/** Sends a webhook as the upstream does; by default a genuine one. */
const send = (
  { origin }: AppUnderTest,
  { id = 'wh_1', timestamp = now(), secret = SECRET, sent = body }: Webhook = {},
) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return fetch(`${origin}/webhooks/openai`, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body: sent,
  });
};

/** Subscribes over SSE, and answers the statuses that have come so far and a promise of the stream's end. */
const watch = async ({ url }: AppUnderTest, id: string) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: print(WatchAnnounced), variables: { id } }),
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
  })();
  const statuses = () => [...text.matchAll(/"status":"(\w+)"/g)].map(([, status]) => status);
  return { statuses, ended };
};

/** So long that nobody sees anything by asking. */
const RARELY = { TUNEGRAPH_POLL_INTERVAL_MS: '3600000' };

describe('POST /webhooks/openai', () => {
  it('tells the watchers of a job that it has ended, though nobody asks for an hour', async () => {
    let status = 'running';
    const stub = await startUpstreamStub(() => ({ json: { id: 'ftjob-1', status } }));
    const app = await startApp({ upstream: stub, settings: { ...RARELY, OPENAI_WEBHOOK_SECRET: SECRET } });
    const { statuses, ended } = await watch(app, 'ftjob-1');
    await expect.poll(statuses).toEqual(['RUNNING']);
    status = 'succeeded';
    expect((await send(app)).status).toBe(204);
    await ended;
    expect(statuses()).toEqual(['RUNNING', 'SUCCEEDED']);
  });

  it.each<[string, Webhook]>([
    ['signed by another', { secret: OTHER_SECRET }],
    ['whose body was changed', { sent: body.replace('ftjob-1', 'ftjob-2') }],
    ['of ten minutes ago', { timestamp: now() - 600 }],
    ['of a time to come', { timestamp: now() + 600 }],
  ])('refuses one %s, and changes nothing', async (_name, webhook) => {
    const stub = await startUpstreamStub(() => ({ json: { id: 'ftjob-1', status: 'running' } }));
    const app = await startApp({ upstream: stub, settings: { ...RARELY, OPENAI_WEBHOOK_SECRET: SECRET } });
    const { statuses } = await watch(app, 'ftjob-1');
    await expect.poll(statuses).toEqual(['RUNNING']);
    const response = await send(app, webhook);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(stub.requests).toHaveLength(1);
  });

  it('takes each once: a repeated one is received, and nobody is asked again', async () => {
    const stub = await startUpstreamStub(() => ({ json: { id: 'ftjob-1', status: 'running' } }));
    const app = await startApp({ upstream: stub, settings: { ...RARELY, OPENAI_WEBHOOK_SECRET: SECRET } });
    const { statuses } = await watch(app, 'ftjob-1');
    await expect.poll(statuses).toEqual(['RUNNING']);
    expect((await send(app)).status).toBe(204);
    await expect.poll(() => stub.requests.length).toBe(2);
    expect((await send(app)).status).toBe(204);
    expect((await send(app, { id: 'wh_2' })).status).toBe(204);
    await expect.poll(() => stub.requests.length).toBe(3);
  });

  it('takes either of two secrets while one replaces the other', async () => {
    const app = await startApp({ settings: { OPENAI_WEBHOOK_SECRET: `${OTHER_SECRET},${SECRET}` } });
    expect((await send(app, { id: 'wh_1' })).status).toBe(204);
    expect((await send(app, { id: 'wh_2', secret: OTHER_SECRET })).status).toBe(204);
  });

  it('is not there without a secret', async () => {
    const app = await startApp();
    expect((await send(app)).status).toBe(404);
  });

  it('answers other methods, and bodies beyond measure, with a refusal', async () => {
    const app = await startApp({ settings: { OPENAI_WEBHOOK_SECRET: SECRET } });
    expect((await fetch(`${app.origin}/webhooks/openai`)).status).toBe(405);
    expect((await send(app, { sent: 'x'.repeat(100_000) })).status).toBe(413);
  });

  it('takes what the emulator sends', async () => {
    const port = await freePort();
    const webhook = { url: `http://127.0.0.1:${port}/webhooks/openai`, secret: SECRET };
    const emulator = await startEmulator({ speed: 100, webhook });
    onTestFinished(() => emulator.stop());
    const app = await startApp({
      upstream: emulator,
      settings: { ...RARELY, PORT: String(port), OPENAI_WEBHOOK_SECRET: SECRET },
    });
    const { data } = await app.query(CreateAnnounced);
    const { statuses, ended } = await watch(app, data?.createFineTuningJob?.job?.id ?? '');
    await ended;
    expect(statuses().at(-1)).toBe('SUCCEEDED');
  });
});
