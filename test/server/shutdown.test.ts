import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { AbortSignalLike } from '../../src/domain/light-abort.ts';
import { deferred } from '../support/deferred.ts';
import { rawHttp } from '../support/raw-http.ts';
import { aSchema, startService } from '../support/start-service.ts';

const NO_HURRY = 60_000;

/** A service whose one field answers when it is told to, and tells when it is asked and when nobody waits any more. */
const startWaiting = async () => {
  const asked = deferred();
  const answer = deferred<string>();
  const aborted = deferred();
  let timesAsked = 0;
  const service = await startService({
    schema: aSchema('type Query { slow: String }', {
      Query: {
        slow: (_parent, _args, { caller }) => {
          caller.signal.addEventListener('abort', () => aborted.resolve());
          timesAsked += 1;
          asked.resolve();
          return answer.promise;
        },
      },
    }),
  });
  return {
    service,
    asked: asked.promise,
    answer: answer.resolve,
    aborted: aborted.promise,
    timesAsked: () => timesAsked,
  };
};

it('lets a request under way finish, and closes its connection behind it', async () => {
  const { service, asked, answer } = await startWaiting();
  const response = service.ask('{ slow }');
  await asked;
  const closed = service.close(NO_HURRY);
  answer('done');
  expect(await (await response).json()).toEqual({ data: { slow: 'done' } });
  expect((await response).headers.get('connection')).toBe('close');
  await closed;
});

it('takes no new connection while it waits for the rest', async () => {
  const { service, asked, answer } = await startWaiting();
  const response = service.ask('{ slow }');
  await asked;
  const closed = service.close(NO_HURRY);
  await expect(fetch(`${service.origin}/healthz`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  answer('done');
  await response;
  await closed;
});

it('does not run what comes behind a request under way', async () => {
  const { service, asked, answer, timesAsked } = await startWaiting();
  const socket = connect(service.port, '127.0.0.1');
  socket.write('GET /graphql?query={slow} HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await asked;
  const closed = service.close(NO_HURRY);
  socket.write('GET /graphql?query={slow} HTTP/1.1\r\nhost: localhost\r\n\r\n');
  answer('done');
  expect(await text(socket)).toMatch(/200 OK.*"slow":"done"/s);
  expect(timesAsked()).toBe(1);
  await closed;
});

it('cuts off what takes longer than the grace time, whose caller sees it', async () => {
  const { service, asked, aborted } = await startWaiting();
  const response = service.ask('{ slow }');
  response.catch(() => {});
  await asked;
  await service.close(0);
  await aborted;
  await expect(response).rejects.toThrow();
  expect(service.logs).toEqual([]);
});

it('does not wait for connections that ask nothing', async () => {
  const { service } = await startWaiting();
  const silent = connect(service.port, '127.0.0.1');
  await once(silent, 'connect');
  await fetch(`${service.origin}/healthz`);
  await Promise.all([once(silent, 'close'), service.close(NO_HURRY)]);
});

it('may be closed twice, and before it listens', async () => {
  const { service } = await startWaiting();
  await service.close(NO_HURRY);
  await service.close(NO_HURRY);
});

it('aborts the work when the client goes away, and calls it no failure of its own', async () => {
  const { service, asked, answer, aborted } = await startWaiting();
  const client = new AbortController();
  const response = service.ask('{ slow }', {}, { signal: client.signal });
  response.catch(() => {});
  await asked;
  client.abort();
  await aborted;
  answer('too late');
  await expect(response).rejects.toThrow('aborted');
  expect(await (await fetch(`${service.origin}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(service.logs).toEqual([]);
});

it('leaves the signal alone when the answer was read', async () => {
  const seen: AbortSignalLike[] = [];
  const { query, origin } = await startService({
    schema: aSchema('type Query { fine: Int }', {
      Query: {
        fine: (_parent, _args, { caller }) => {
          seen.push(caller.signal);
          return 1;
        },
      },
    }),
  });
  await query('{ fine }');
  await fetch(`${origin}/healthz`);
  expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
});

it('ends a pipelined connection only when it is asked to', async () => {
  const { service, answer } = await startWaiting();
  answer('done');
  const read = await rawHttp(
    service.port,
    'GET /graphql?query={slow} HTTP/1.1\r\nhost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  );
  expect(read.match(/200 OK/g)).toHaveLength(2);
});
