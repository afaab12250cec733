import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { webhookProblems } from '../support/openapi.ts';
import { createFakeClock } from './fake-clock.ts';
import { start } from './harness.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;
const second = 1_000;

interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A receiver that answers with these statuses, one after the other, and then with 200. */
async function startReceiver(...statuses: number[]) {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, deliveries };
}

async function startWithReceiver(...statuses: number[]) {
  const receiver = await startReceiver(...statuses);
  // The client compares with the system's clock, so this one starts there.
  const clock = createFakeClock(Date.now());
  const harness = await start({ clock, webhook: { url: receiver.url, secret } });
  const received = (count: number) => vi.waitFor(() => expect(receiver.deliveries).toHaveLength(count));
  return { ...harness, clock, ...receiver, received };
}

const client = new OpenAI({ apiKey: 'unused', webhookSecret: secret });

describe('a webhook', () => {
  it('announces success, signed so that the official client believes it', async () => {
    const { create, get, clock, deliveries, received } = await startWithReceiver();
    const id = await create();
    clock.advance(59 * second);
    expect(deliveries).toEqual([]);
    clock.advance(second);
    await received(1);
    const [delivery] = deliveries;
    const event = await client.webhooks.unwrap(
      delivery?.body ?? '',
      (delivery?.headers ?? {}) as Record<string, string>,
    );
    expect(event).toMatchObject({ object: 'event', type: 'fine_tuning.job.succeeded', data: { id } });
    expect(event.created_at).toBe((await get(`/fine_tuning/jobs/${id}`)).body.finished_at);
    expect(webhookProblems(event.type, event)).toEqual([]);
  });

  it('is not believed after a change, or with another secret', async () => {
    const { create, clock, deliveries, received } = await startWithReceiver();
    await create();
    clock.advance(70 * second);
    await received(1);
    const { body = '', headers = {} } = deliveries[0] ?? {};
    const sent = headers as Record<string, string>;
    await expect(client.webhooks.unwrap(body.replace('succeeded', 'failed'), sent)).rejects.toThrow();
    const other = `whsec_${Buffer.from('another').toString('base64')}`;
    await expect(client.webhooks.unwrap(body, sent, other)).rejects.toThrow();
  });

  it('announces failure and cancellation too, each once and at its time', async () => {
    const { create, post, clock, deliveries, received } = await startWithReceiver();
    const failing = await create({ training_file: 'file-seed-broken' });
    clock.advance(5 * second);
    await received(1);
    await post('/fine_tuning/jobs/ftjob-seed-queued/cancel');
    clock.advance(0);
    await received(2);
    clock.advance(3_600 * second);
    const told = deliveries.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      ['fine_tuning.job.failed', { id: failing }],
      ['fine_tuning.job.cancelled', { id: 'ftjob-seed-queued' }],
    ]);
    expect(told.flatMap((event) => webhookProblems(event.type, event))).toEqual([]);
  });

  it('waits with a job that is paused', async () => {
    const { create, post, clock, deliveries, received } = await startWithReceiver();
    const id = await create();
    clock.advance(20 * second);
    await post(`/fine_tuning/jobs/${id}/pause`);
    clock.advance(3_600 * second);
    expect(deliveries).toEqual([]);
    await post(`/fine_tuning/jobs/${id}/resume`);
    clock.advance(60 * second);
    await received(1);
  });

  it('comes again, with the same id, until it is taken', async () => {
    const { create, clock, deliveries, received } = await startWithReceiver(500, 302);
    await create();
    clock.advance(60 * second);
    for (const [index, delay] of [1, 5].entries()) {
      await received(index + 1);
      await vi.waitFor(() => expect(clock.waiting).toBe(1));
      clock.advance(delay * second);
    }
    await received(3);
    expect(new Set(deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
    expect(new Set(deliveries.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
  });

  it('is given up after five attempts', async () => {
    const { create, clock, received } = await startWithReceiver(500, 500, 500, 500, 500, 500);
    await create();
    clock.advance(60 * second);
    for (const [index, delay] of [1, 5, 30, 120].entries()) {
      await received(index + 1);
      await vi.waitFor(() => expect(clock.waiting).toBe(1));
      clock.advance(delay * second);
    }
    await received(5);
    expect(clock.waiting).toBe(0);
  });

  it('leaves no timer behind when the emulator stops', async () => {
    const { create, clock, emulator } = await startWithReceiver();
    await create();
    expect(clock.waiting).toBe(1);
    await emulator.stop();
    expect(clock.waiting).toBe(0);
  });
});
