import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTransport, type WireRequest } from '../../../src/datasource/rest/transport.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import { failureOf } from '../support/datasource.ts';
import { createGate } from '../support/gate.ts';
import { type Reply, startUpstream } from '../support/upstream.ts';

const POST: WireRequest = { method: 'POST', path: '/v1/jobs', headers: {}, body: '{}' };
const never = new AbortController().signal;

const transportTo = (origin: string, connections = 1) => {
  const transport = createTransport({ origin, connections, timeout: 5000, clock: systemClock });
  onTestFinished(() => void transport.close());
  return (timeout = 5000) => failureOf(transport.send(POST, { timeout, signal: never }));
};

const serving = async (reply: Reply) => {
  const upstream = await startUpstream(reply);
  return { upstream, send: transportTo(`http://${upstream.host}`) };
};

/** A port at which nobody listens. */
const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};

describe('a request that failed was certainly not sent', () => {
  it('when the connection is refused', async () => {
    const send = transportTo(`http://127.0.0.1:${await closedPort()}`);
    expect(await send()).toMatchObject({ kind: 'UNAVAILABLE', sent: false });
  });

  it('when the host is not known', async () => {
    expect(await transportTo('http://nobody.invalid')()).toMatchObject({ kind: 'UNAVAILABLE', sent: false });
  });

  it('when TLS finds nobody to talk to', async () => {
    const { upstream } = await serving(() => {});
    expect(await transportTo(`https://${upstream.host}`)()).toMatchObject({ sent: false });
    expect(upstream.seen).toEqual([]);
  });

  it('when its time was up while it waited for a connection', async () => {
    const reached = createGate();
    const { upstream, send } = await serving(() => reached.open());
    const first = send(300);
    await reached.passed;
    expect(await send(50)).toMatchObject({ kind: 'TIMEOUT', sent: false });
    expect(await first).toMatchObject({ kind: 'TIMEOUT', sent: true });
    expect(upstream.seen).toHaveLength(1);
  });

  it('when the transport was closed', async () => {
    const transport = createTransport({
      origin: 'http://127.0.0.1:1',
      connections: 1,
      timeout: 100,
      clock: systemClock,
    });
    await transport.close();
    expect(await failureOf(transport.send(POST, { timeout: 100, signal: never }))).toMatchObject({
      kind: 'CLOSED',
      sent: false,
    });
  });
});

describe('a request that failed may have been carried out', () => {
  it.each<[string, Reply, string]>([
    ['the connection is reset', (response) => void response.socket?.resetAndDestroy(), 'UNAVAILABLE'],
    ['the connection is closed', (response) => void response.socket?.end(), 'UNAVAILABLE'],
    ['no answer comes in time', () => {}, 'TIMEOUT'],
    [
      'the body breaks off',
      (response) => {
        response
          .writeHead(200, { 'content-length': '100' })
          .write('{', () => response.socket?.resetAndDestroy());
      },
      'UNAVAILABLE',
    ],
  ])('when %s', async (_name, reply, kind) => {
    const { send } = await serving(reply);
    expect(await send(200)).toMatchObject({ kind, sent: true });
  });
});
