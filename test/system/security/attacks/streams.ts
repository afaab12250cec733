import { openSocket } from '../../../support/test-socket.ts';
import { asking, type Expected, type Probe } from '../support/attack.ts';
import { startDeafClients } from '../support/deaf-clients.ts';
import { JSON_BODY, overEvents, overHttp } from '../support/over-http.ts';
import { rawRequest } from '../support/raw-request.ts';
import type { Reply } from '../support/reply.ts';
import type { Target } from '../support/target.ts';

/** What the target allows one caller. */
export const MOST_STREAMS = 50;
export const MOST_SOCKETS = 50;

const WATCH = asking('subscription { fineTuningJobsStatusChanged { status } }');
const OVERVIEW = ['GET /fine_tuning/jobs?limit=100'];

const QUIET: Reply = { status: null, closed: null, codes: [], text: '' };

/** Opens this many event streams and leaves them open while something is done. */
const withStreams = async <Result>(
  { url }: Target,
  count: number,
  work: () => Promise<Result>,
): Promise<Result> => {
  const gone = new AbortController();
  const streams = Array.from({ length: count }, async () => {
    const response = await fetch(url, {
      method: 'POST',
      body: WATCH,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      signal: gone.signal,
    });
    if (response.status !== 200) throw new Error(`A stream was refused with ${response.status}.`);
  });
  await Promise.all(streams);
  const result = await work();
  gone.abort();
  return result;
};

/** Answers somebody who reads, while so many others don't. */
const amongDeaf = (count: number, said: string): Pick<Probe, 'expected' | 'send'> => ({
  expected: { status: 200, code: null, data: { __typename: 'Query' } },
  send: async ({ port, url }) => {
    const clients = startDeafClients(port, count, said);
    const reply = await overHttp(url, asking('{ __typename }'), JSON_BODY);
    clients.stop();
    return reply;
  },
});

const EVENTS = rawRequest({
  method: 'GET',
  path: `/graphql?query=${encodeURIComponent('{ __typename }')}`,
  headers: ['accept: text/event-stream'],
});

const refused: Expected = { status: 429, code: 'TOO_MANY_CONNECTIONS', reaches: OVERVIEW };

/** Connections that are opened and left alone. */
export const streams: readonly Probe[] = [
  {
    name: 'an event stream too many',
    expected: refused,
    send: (target) => withStreams(target, MOST_STREAMS, () => overEvents(target.url, WATCH)),
  },
  {
    name: 'a socket too many',
    expected: { code: null, closed: 4430 },
    send: async ({ url }) => {
      const open = async () => {
        const socket = await openSocket(url);
        socket.send({ type: 'connection_init' });
        return socket;
      };
      const sockets = await Promise.all(Array.from({ length: MOST_SOCKETS }, open));
      await Promise.all(sockets.map(({ read }) => read()));
      const { code, reason } = await (await open()).closed;
      for (const { socket } of sockets) socket.terminate();
      await Promise.all(sockets.map(({ closed }) => closed));
      return { ...QUIET, closed: code, text: reason };
    },
  },
  { name: '200 clients that never read', ...amongDeaf(200, EVENTS) },
  { name: '300 connections that say nothing', ...amongDeaf(300, '') },
];
