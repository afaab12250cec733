import { createHmac } from 'node:crypto';
import type { Expected, Probe } from '../support/attack.ts';
import { overHttp, read } from '../support/over-http.ts';
import { WEBHOOK_SECRET } from '../support/target.ts';

const BODY = '{"id":"evt_1","type":"fine_tuning.job.succeeded","data":{"id":"ftjob-live"}}';
const OTHER_SECRET = 'whsec_c29tZXRoaW5nIGVsc2UgZW50aXJlbHk=';

const REFUSED: Expected = { status: 400, code: 'BAD_REQUEST' };
const TAKEN: Expected = { status: 204, code: null };

const now = (): number => Math.floor(Date.now() / 1000);

interface Webhook {
  readonly id?: string;
  readonly timestamp?: string;
  readonly secret?: string;
  /** What is signed. */
  readonly signed?: string;
  readonly sent?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const webhook = (name: string, expected: Expected, make: () => Webhook): Probe => ({
  name,
  expected,
  send: ({ origin }) => {
    const {
      id = 'wh_1',
      timestamp = String(now()),
      secret = WEBHOOK_SECRET,
      sent = BODY,
      signed = sent,
      headers,
    } = make();
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${signed}`).digest('base64');
    return overHttp(`${origin}/webhooks/openai`, sent, {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
      ...headers,
    });
  },
});

/** Webhooks of nobody, of somebody else and of another time. Whatever comes of them, nobody asks the upstream. */
export const webhooks: readonly Probe[] = [
  {
    name: 'a webhook without headers',
    expected: REFUSED,
    send: ({ origin }) => overHttp(`${origin}/webhooks/openai`, BODY),
  },
  webhook('a webhook of another secret', REFUSED, () => ({ secret: OTHER_SECRET })),
  webhook('a webhook whose body was changed', REFUSED, () => ({
    signed: BODY,
    sent: BODY.replace('live', 'other'),
  })),
  webhook('a webhook without a signature', REFUSED, () => ({ headers: { 'webhook-signature': '' } })),
  webhook('a webhook of another version of signatures', REFUSED, () => ({
    headers: { 'webhook-signature': 'v0,AAAA' },
  })),
  webhook('a webhook with 300 signatures', REFUSED, () => ({
    headers: { 'webhook-signature': 'v1,AAAA '.repeat(300) },
  })),
  webhook('a stale webhook', REFUSED, () => ({ timestamp: String(now() - 301) })),
  webhook('a webhook of the future', REFUSED, () => ({ timestamp: String(now() + 302) })),
  ...['NaN', '1e9', '-1', '0x65', ' ', '9'.repeat(400), 'Infinity'].map((timestamp) =>
    webhook(`a webhook of the time ${timestamp.slice(0, 20)}`, REFUSED, () => ({ timestamp })),
  ),
  webhook('a webhook that moves the dot between id and time', REFUSED, () => {
    const timestamp = String(now());
    const key = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`wh.1.${timestamp}.${BODY}`).digest('base64');
    return { id: 'wh', timestamp: `1.${timestamp}`, headers: { 'webhook-signature': `v1,${signature}` } };
  }),
  webhook('a genuine webhook', TAKEN, () => ({ id: 'wh_replayed' })),
  webhook('the same webhook again', TAKEN, () => ({ id: 'wh_replayed' })),
  webhook('a webhook that is no JSON', REFUSED, () => ({ id: 'wh_2', sent: '{' })),
  webhook('a webhook 20,000 deep', { code: null }, () => ({
    id: 'wh_3',
    sent: `{"type":"x","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  })),
  webhook('a webhook of 1 MiB', { status: 413, code: 'REQUEST_ENTITY_TOO_LARGE' }, () => ({
    sent: ' '.repeat(1024 ** 2),
  })),
  {
    name: 'a webhook by GET',
    expected: { status: 405, code: 'METHOD_NOT_ALLOWED' },
    send: async ({ origin }) => read(await fetch(`${origin}/webhooks/openai`)),
  },
];
