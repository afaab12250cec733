import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createWebhookReceiver,
  type WebhookHeaders,
  type WebhookResult,
} from '../../src/live/webhook/webhook-receiver.ts';
import { createFakeClock } from './support/fake-clock.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another secret, for the rotation').toString('base64')}`;

const bodyOf = (type: string, id: unknown = 'ftjob-1'): Buffer =>
  Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', created_at: 1, type, data: { id } }));

const ENDED = bodyOf('fine_tuning.job.succeeded');

const sign = (secret: string, id: string, timestamp: string, body: Buffer): string => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
};

const start = (secrets: readonly string[] = [SECRET]) => {
  const clock = createFakeClock();
  const receive = createWebhookReceiver({ secrets, clock });
  const signed = (body: Buffer, { secret = SECRET, id = 'wh_1', age = 0 } = {}): WebhookHeaders => {
    const timestamp = String(Math.floor(clock.now() / 1000) - age);
    return { id, timestamp, signature: sign(secret, id, timestamp, body) };
  };
  return { clock, receive, signed };
};

const refused = (reason: string): WebhookResult => ({ outcome: 'REFUSED', reason }) as WebhookResult;

describe('a webhook', () => {
  it.each(['succeeded', 'failed', 'cancelled'])('that says that a job has %s is accepted', (status) => {
    const { receive, signed } = start();
    const body = bodyOf(`fine_tuning.job.${status}`);
    expect(receive(signed(body), body)).toEqual({ outcome: 'ACCEPTED', jobId: 'ftjob-1' });
  });

  it('of another type is ignored', () => {
    const { receive, signed } = start();
    const body = bodyOf('response.completed');
    expect(receive(signed(body), body)).toEqual({ outcome: 'IGNORED', reason: 'OTHER_TYPE' });
  });

  it('is signed as the specification’s own example is', () => {
    const clock = createFakeClock(1_614_265_330_000);
    const receive = createWebhookReceiver({ secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], clock });
    const headers = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    expect(receive(headers, Buffer.from('{"test": 2432232314}'))).toEqual(refused('MALFORMED'));
    expect(receive(headers, Buffer.from('{"test": 2432232315}'))).toEqual(refused('FORGED'));
  });

  it('comes once: again it changes nothing, for longer than it could be sent again', async () => {
    const { clock, receive, signed } = start();
    const ahead = signed(ENDED, { age: -300 });
    expect(receive(ahead, ENDED).outcome).toBe('ACCEPTED');
    for (const seconds of [1, 299, 300]) {
      await clock.advance(seconds * 1000);
      expect(receive(ahead, ENDED)).toEqual({ outcome: 'IGNORED', reason: 'REPEATED' });
    }
    await clock.advance(1000);
    expect(receive(ahead, ENDED)).toEqual(refused('STALE'));
  });

  it('that was refused may come again in order', () => {
    const { receive, signed } = start();
    expect(receive({ ...signed(ENDED), signature: 'v1,AAAA' }, ENDED)).toEqual(refused('FORGED'));
    expect(receive(signed(ENDED), ENDED).outcome).toBe('ACCEPTED');
  });

  it.each([
    [300, 'ACCEPTED'],
    [-300, 'ACCEPTED'],
    [301, 'STALE'],
    [-301, 'STALE'],
  ])('%i seconds old is %s', (age, expected) => {
    const { receive, signed } = start();
    const result = receive(signed(ENDED, { age }), ENDED);
    expect('reason' in result ? result.reason : result.outcome).toBe(expected);
  });

  it('may be signed with any of several secrets, among signatures of others', () => {
    const { receive, signed } = start([OTHER, SECRET]);
    const unknown = `whsec_${Buffer.from('nobody knows this').toString('base64')}`;
    const { id, timestamp } = signed(ENDED);
    const signatureWith = (secret: string) => sign(secret, id ?? '', timestamp ?? '', ENDED);
    const signature = `v2,AAAA ${signatureWith(unknown)} ${signatureWith(SECRET)}`;
    expect(receive({ id, timestamp, signature }, ENDED).outcome).toBe('ACCEPTED');
    expect(receive(signed(ENDED, { secret: OTHER, id: 'wh_2' }), ENDED).outcome).toBe('ACCEPTED');
    expect(receive(signed(ENDED, { secret: unknown, id: 'wh_3' }), ENDED)).toEqual(refused('FORGED'));
  });

  it.each<[string, (headers: WebhookHeaders) => WebhookHeaders, Buffer, string]>([
    ['another body', (headers) => headers, bodyOf('fine_tuning.job.failed'), 'FORGED'],
    ['the same JSON in other bytes', (headers) => headers, Buffer.from(`${ENDED} `), 'FORGED'],
    ['another id', (headers) => ({ ...headers, id: 'wh_9' }), ENDED, 'FORGED'],
    [
      'a later time',
      (headers) => ({ ...headers, timestamp: `${Number(headers.timestamp) + 1}` }),
      ENDED,
      'FORGED',
    ],
    [
      'a truncated signature',
      (headers) => ({ ...headers, signature: headers.signature?.slice(0, -8) }),
      ENDED,
      'FORGED',
    ],
    [
      'a signature of no version',
      (headers) => ({ ...headers, signature: headers.signature?.slice(3) }),
      ENDED,
      'FORGED',
    ],
    ['no signature', (headers) => ({ ...headers, signature: undefined }), ENDED, 'MALFORMED'],
    ['no id', (headers) => ({ ...headers, id: null }), ENDED, 'MALFORMED'],
    ['an endless id', (headers) => ({ ...headers, id: 'w'.repeat(300) }), ENDED, 'MALFORMED'],
    ['no time', (headers) => ({ ...headers, timestamp: undefined }), ENDED, 'MALFORMED'],
    ['a time that is none', (headers) => ({ ...headers, timestamp: '1e9' }), ENDED, 'MALFORMED'],
  ])('with %s is refused', (_name, change, body, reason) => {
    const { receive, signed } = start();
    expect(receive(change(signed(ENDED)), body)).toEqual(refused(reason));
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['no object', Buffer.from('7')],
    ['no type', Buffer.from('{"data":{"id":"ftjob-1"}}')],
    ['no job', Buffer.from('{"type":"fine_tuning.job.failed"}')],
    ['a job that is no text', bodyOf('fine_tuning.job.failed', 7)],
    ['a job’s id without end', bodyOf('fine_tuning.job.failed', 'j'.repeat(1000))],
    [
      'a job in a prototype',
      Buffer.from('{"type":"fine_tuning.job.failed","__proto__":{"data":{"id":"x"}}}'),
    ],
    ['bytes that are no text', Buffer.from([0xff, 0xfe])],
  ])('that carries %s is refused, though it is signed', (_name, body) => {
    const { receive, signed } = start();
    expect(receive(signed(body), body)).toEqual(refused('MALFORMED'));
  });
});

it.each(['', 'whsec_', 'whsec_not base64!', 'whsec_===='])('%j can be no secret', (secret) => {
  const create = () => createWebhookReceiver({ secrets: [secret], clock: createFakeClock() });
  expect(create).toThrow(TypeError);
  expect(create).not.toThrow('not base64');
});
