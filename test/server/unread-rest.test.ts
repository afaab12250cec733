import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const MEBIBYTE = Buffer.alloc(1024 ** 2, ' ');

it('answers a client that writes a body beyond measure before it reads', async () => {
  const { url } = await startApp();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
  );
  for (let sent = 0; sent < 60; sent += 1) {
    socket.write('100000\r\n');
    socket.write(MEBIBYTE);
    if (!socket.write('\r\n')) await once(socket, 'drain');
  }
  socket.write('0\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 .*REQUEST_ENTITY_TOO_LARGE/s);
  socket.destroy();
});

it('answers both of two pipelined requests that are under way when it stops', async () => {
  const release = deferred();
  const upstream = await startUpstreamStub(async ({ path }) => {
    await release.promise;
    return { json: { id: path.split('/').at(-1), status: 'running' } };
  });
  const app = await startApp({ upstream, settings: { TUNEGRAPH_SHUTDOWN_GRACE_MS: '10000' } });
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  for (const id of ['ftjob-1', 'ftjob-2']) {
    const body = JSON.stringify({ query: `{ fineTuningJob(id: "${id}") { id } }` });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  }
  await expect.poll(() => upstream.requests.length).toBe(2);
  const stopped = app.stop();
  release.resolve();
  await once(socket, 'close');
  await stopped;
  expect([...text.matchAll(/"id":"(ftjob-\d)"/g)].map(([, id]) => id)).toEqual(['ftjob-1', 'ftjob-2']);
});
