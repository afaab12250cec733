import { jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { createRemoteKeys } from '../../src/server/door/remote-keys.ts';
import { createFakeClock } from '../live/support/fake-clock.ts';
import { createRecordingLogger } from '../support/recording-logger.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';
import { createTokenIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const FRESH_FOR = 600_000;
const USABLE_FOR = 3_600_000;
const COOLDOWN = 10_000;

const [old, next] = await Promise.all([
  createTokenIssuer('ES256', 'old'),
  createTokenIssuer('ES256', 'next'),
]);

const published = (...issuers: readonly TokenIssuer[]): UpstreamAnswer => ({
  json: { keys: issuers.map(({ publicKey }) => publicKey) },
});

/** A published key set that a test changes, and what comes of a token by it. */
const start = async (first: UpstreamAnswer) => {
  let answer = first;
  const stub = await startUpstreamStub(() => answer);
  const clock = createFakeClock();
  const { logger, lines } = createRecordingLogger();
  const url = `${stub.url}/keys?client=c2VjcmV0`;
  const keys = createRemoteKeys({ url, algorithms: ['ES256'], clock, logger });
  const verify = async (issuer: TokenIssuer): Promise<string> => {
    const currentDate = new Date(clock.now());
    return jwtVerify(await issuer.token(), keys, { currentDate }).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );
  };
  const publish = (changed: UpstreamAnswer): void => {
    answer = changed;
  };
  return { verify, publish, clock, logs: lines, stub };
};

const UNKNOWN = 'ERR_JWKS_NO_MATCHING_KEY';
const UNAVAILABLE = 'AUTHENTICATION_UNAVAILABLE';
const DOWN: UpstreamAnswer = { status: 503, json: { secret: 'sk-secret' } };

it('fetches the keys when the first token comes, once for all who wait', async () => {
  const { verify, stub } = await start(published(old));
  expect(stub.requests).toEqual([]);
  expect(await Promise.all([verify(old), verify(old), verify(old)])).toEqual(['taken', 'taken', 'taken']);
  expect(await verify(old)).toBe('taken');
  expect(stub.requests).toHaveLength(1);
});

it('fetches them again for a key that it does not know: an issuer has changed to a new one', async () => {
  const { verify, publish, clock, stub } = await start(published(old));
  await verify(old);
  publish(published(old, next));
  await clock.advance(COOLDOWN);
  expect(await verify(next)).toBe('taken');
  expect(await verify(old)).toBe('taken');
  expect(stub.requests).toHaveLength(2);
});

it('is not made to ask all the time by tokens of keys that nobody knows', async () => {
  const { verify, clock, stub } = await start(published(old));
  expect([await verify(next), await verify(next)]).toEqual([UNKNOWN, UNKNOWN]);
  expect(stub.requests).toHaveLength(1);
  await clock.advance(COOLDOWN);
  expect([await verify(next), await verify(next)]).toEqual([UNKNOWN, UNKNOWN]);
  expect(stub.requests).toHaveLength(2);
});

it('takes a key no longer that the issuer has withdrawn, once what is known is not fresh', async () => {
  const { verify, publish, clock } = await start(published(old));
  await verify(old);
  publish(published(next));
  expect(await verify(old)).toBe('taken');
  await clock.advance(FRESH_FOR);
  expect(await verify(old)).toBe(UNKNOWN);
});

it.each<[string, UpstreamAnswer, string]>([
  ['fails', DOWN, 'it answered 503'],
  [
    'sends elsewhere',
    { status: 302, headers: { location: 'http://127.0.0.1:1/' }, json: {} },
    'it answered 302',
  ],
  ['hangs up', (response) => response.destroy(), 'it could not be reached'],
  ['answers no JSON', (response) => response.end('<html>'), 'its answer is no JSON Web Key Set'],
  ['answers other JSON', { json: { key: [] } }, 'its answer is no JSON Web Key Set'],
  ['answers null', { json: null }, 'its answer is no JSON Web Key Set'],
  [
    'answers too much',
    { json: { keys: [], filling: 'x'.repeat(300_000) } },
    'its answer is larger than 262144 bytes',
  ],
  [
    'has keys for other things only',
    { json: { keys: [{ ...old.publicKey, use: 'enc' }, null, { kty: 'oct', k: 'c2VjcmV0' }] } },
    'it holds no key that tokens could be checked with',
  ],
])(
  'says that it is not the fault of the token when the issuer %s, and logs why once',
  async (_what, answer, reason) => {
    const { verify, publish, clock, logs } = await start(answer);
    expect(await verify(old)).toBe(UNAVAILABLE);
    await clock.advance(COOLDOWN);
    expect(await verify(old)).toBe(UNAVAILABLE);
    expect(logs).toMatchObject([{ level: 'warn', fields: { reason } }]);
    expect(JSON.stringify(logs)).not.toMatch(/c2VjcmV0|127\.0\.0\.1|sk-secret/);

    publish(published(old));
    await clock.advance(COOLDOWN);
    expect(await verify(old)).toBe('taken');
    expect(logs).toMatchObject([{ level: 'warn' }, { level: 'info' }]);
  },
);

it('asks an issuer that fails no more often than one that does not', async () => {
  const { verify, stub } = await start(DOWN);
  expect([await verify(old), await verify(old), await verify(old)]).toEqual(Array(3).fill(UNAVAILABLE));
  expect(stub.requests).toHaveLength(1);
});

it('gives up on an issuer that does not answer', async () => {
  const { verify, clock, logs, stub } = await start(() => {});
  const waiting = verify(old);
  while (stub.requests.length === 0) await clock.advance(0);
  await clock.advance(5000);
  expect(await waiting).toBe(UNAVAILABLE);
  expect(logs).toMatchObject([{ level: 'warn', fields: { reason: 'it did not answer within 5000 ms' } }]);
  expect(clock.waiting).toBe(0);
});

it('goes on for an hour with the keys that it knows while the issuer fails, and no longer', async () => {
  const { verify, publish, clock } = await start(published(old));
  await verify(old);
  publish(DOWN);
  await clock.advance(FRESH_FOR);
  expect(await verify(old)).toBe('taken');
  // Whether such a key exists can't be told now.
  expect(await verify(next)).toBe(UNAVAILABLE);
  await clock.advance(USABLE_FOR - FRESH_FOR - 1);
  expect(await verify(old)).toBe('taken');
  await clock.advance(1);
  expect(await verify(old)).toBe(UNAVAILABLE);
});
