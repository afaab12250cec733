import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { LightAbortController } from '../../src/domain/light-abort.ts';
import { Answer } from '../../src/server/http/answer.ts';
import { openExchange } from '../../src/server/http/exchange.ts';
import { readBody } from '../../src/server/http/read-body.ts';
import { countedSchema } from '../support/counted-schema.ts';
import { rawHttp } from '../support/raw-http.ts';
import { startService } from '../support/start-service.ts';

it.each([
  ['garbage', 'garbage\r\n\r\n', 400],
  ['a request without a Host', 'GET /graphql?query={fine} HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['a malformed Host', 'GET /graphql?query={fine} HTTP/1.1\r\nhost: a/b\r\nconnection: close\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'an unknown expectation',
    'GET / HTTP/1.1\r\nhost: localhost\r\nexpect: miracles\r\nconnection: close\r\n\r\n',
    417,
  ],
  [
    'a body with a broken chunk',
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    400,
  ],
  [
    'a whole address in the first line',
    'GET http://localhost/graphql?query={fine} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    404,
  ],
])('answers %s with a GraphQL error and a request id', async (_what, request, status) => {
  const { schema } = countedSchema();
  const { port, logs } = await startService({ schema });
  const answer = await rawHttp(port, request);
  const [, requestId] = /x-request-id: ([0-9a-f-]{36})\r\n/.exec(answer) ?? [];
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain(`"requestId":"${requestId}"`);
  expect(logs).toEqual([]);
});

// The answer to `expect` tells that the service has begun to wait for the body.
const HALF_A_POST =
  'POST /graphql HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n';

it('does not wait for a body without end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { schema } = countedSchema();
  const { port, logs } = await startService({ schema });
  const socket = connect(port, '127.0.0.1');
  socket.write(HALF_A_POST);
  await once(socket, 'data');
  vi.advanceTimersByTime(30_000);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 .*"code":"BAD_REQUEST"/s);
  expect(logs).toEqual([]);
});

it('forgets a client that goes away in the middle of its body', async () => {
  const { schema } = countedSchema();
  const { port, origin, logs } = await startService({ schema });
  const socket = connect(port, '127.0.0.1');
  socket.write(HALF_A_POST);
  await once(socket, 'data');
  socket.resetAndDestroy();
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect(logs.filter(({ level }) => level !== 'debug')).toEqual([]);
});

it('does not wait for the body of a client that went away before it was read', async () => {
  const request = new IncomingMessage(new Socket());
  request.headers['content-length'] = '100';
  request.destroy();
  await once(request, 'close');
  const exchange = openExchange(request, new Answer(request), new LightAbortController().signal);
  await expect(readBody(exchange, 1000, 'A request')).rejects.toThrow('went away');
});
