import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';
import { median } from './median.ts';

/** How a server took many subscribers of one job. Medians over the transitions. */
export interface SubscriptionFigures {
  readonly subscribers: number;
  /** Microseconds on a processor for one message to one subscriber. */
  readonly cpuPerDelivery: number;
  /** Milliseconds from the change at the upstream until the last subscriber knew: the wait for the next poll included. */
  readonly timeToLast: number;
  /** Upstream calls in one poll interval while all of them watch. */
  readonly callsPerInterval: number;
  /** Mebibytes in use after a collection: before anybody came, with all of them, and after they had left. */
  readonly memory: { readonly before: number; readonly during: number; readonly after: number };
}

type Answer = { readonly subscribed?: number; readonly milliseconds?: number; readonly calls?: number };
type Said = string | { readonly inUse: number };

const INTERVAL = 250;
const TRANSITIONS = 20;
const QUIET_INTERVALS = 20;
const MEBIBYTE = 1024 ** 2;

const settings = (upstream: string) => ({
  PORT: '0',
  OPENAI_BASE_URL: upstream,
  OPENAI_API_KEY: 'sk-bench',
  TUNEGRAPH_POLL_INTERVAL_MS: String(INTERVAL),
  TUNEGRAPH_MAX_SOCKETS_PER_CALLER: '100000',
  TUNEGRAPH_LOG_LEVEL: 'error',
});

/** Measures one server, given as the file that starts it and says its address. */
export const measureSubscriptions = async (
  path: string,
  subscribers: number,
  flags: readonly string[] = [],
): Promise<SubscriptionFigures> => {
  const upstream = startChild<Answer | string>('bench/upstream-stub.ts');
  const server = startChild<Said>(path, [], settings(String(await upstream.next())), 'load', flags);
  const url = String(await server.next());
  const before = await memoryOf(server);

  const clients = startChild<Answer>('bench/subscribers/subscribers.ts', [url, String(subscribers)]);
  await clients.next();
  const during = await memoryOf(server);

  const callsPerInterval = await quietCalls(upstream);
  const { cpuPerDelivery, timeToLast } = await transitions(upstream, server, clients, subscribers);

  await clients.ask({ leave: true });
  await clients.stop();
  const after = await settled(server, before);
  await server.stop();
  await upstream.stop();
  return {
    subscribers,
    cpuPerDelivery,
    timeToLast,
    callsPerInterval,
    memory: { before, during, after },
  };
};

const quietCalls = async (upstream: Child<Answer | string>): Promise<number> => {
  await upstream.ask('count');
  await pause(QUIET_INTERVALS * INTERVAL);
  const { calls = 0 } = (await upstream.ask('count')) as Answer;
  return calls / QUIET_INTERVALS;
};

const transitions = async (
  upstream: Child<Answer | string>,
  server: Child<Said>,
  clients: Child<Answer>,
  subscribers: number,
) => {
  const times: number[] = [];
  const start = server.usage();
  for (let turn = 0; turn < TRANSITIONS; turn += 1) {
    const known = clients.ask({ expect: turn % 2 === 0 ? 'PAUSED' : 'RUNNING' });
    await upstream.ask('flip');
    times.push((await known).milliseconds ?? Number.NaN);
  }
  const cpu = server.usage().cpu - start.cpu;
  return { cpuPerDelivery: (cpu * 1e6) / (TRANSITIONS * subscribers), timeToLast: median(times) };
};

const memoryOf = async (server: Child<Said>): Promise<number> => {
  const said = await server.ask('memory');
  return typeof said === 'string' ? Number.NaN : said.inUse / MEBIBYTE;
};

/** Sockets take a moment to close: the memory once it no longer falls. */
const settled = async (server: Child<Said>, before: number): Promise<number> => {
  let now = await memoryOf(server);
  for (let second = 0; second < 10 && now > before * 1.1; second += 1) {
    await pause(1000);
    now = await memoryOf(server);
  }
  return now;
};
