import type { Caller } from '../domain/caller.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { BoundedMap } from '../store/bounded-map.ts';
import { CallBudget } from './calls/call-budget.ts';
import { CredentialWatch } from './credential-watch.ts';
import type { KnownOrder } from './events/event-order.ts';
import type { LiveContext, LiveSource } from './live-context.ts';
import type { Live } from './live-interface.ts';
import { type LiveSettings, liveSettings } from './live-settings.ts';
import { Stream } from './stream.ts';
import { Timers } from './timers.ts';

export type { Live, LiveSize } from './live-interface.ts';

export interface LiveOptions extends Partial<LiveSettings> {
  readonly datasource: LiveSource;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** A number from 0 to 1, 1 excluded. */
  readonly random?: () => number;
}

/** How many credentials' budgets are remembered after their subscribers have left. */
const MOST_BUDGETS = 10_000;

/** Puts the watching together. It asks nothing until somebody subscribes. */
export const createLive = ({
  datasource,
  logger,
  clock = systemClock,
  random = Math.random,
  ...chosen
}: LiveOptions): Live => {
  let asked = 0;
  const asking = (): number => {
    asked += 1;
    return asked;
  };
  const timers = new Timers(clock);
  const settings = liveSettings(chosen);
  const eventOrders = new Map<string | null, KnownOrder>();
  const eventOrderFor = (caller: Caller): KnownOrder => {
    const { upstream } = caller.credential;
    const known = eventOrders.get(upstream) ?? { current: datasource.events.orderFor(caller) };
    eventOrders.set(upstream, known);
    return known;
  };
  const context: LiveContext = {
    source: datasource,
    clock,
    timers,
    random,
    logger,
    settings,
    eventOrderFor,
    asking,
  };

  const budgets = new BoundedMap<string, CallBudget>(MOST_BUDGETS);
  const watches = new Map<string, CredentialWatch>();
  const streams = new Set<Stream<object>>();
  let isStopped = false;

  const budgetOf = (credentialId: string): CallBudget => {
    const budget = budgets.get(credentialId) ?? new CallBudget(context);
    budgets.set(credentialId, budget);
    return budget;
  };

  const watchOf = (caller: Caller): CredentialWatch => {
    const { id } = caller.credential;
    const known = watches.get(id);
    if (known) return known;
    const watch = new CredentialWatch(context, caller, budgetOf(id), () => watches.delete(id));
    watches.set(id, watch);
    return watch;
  };

  const subscribe = <Item extends object>(
    caller: Caller,
    open: (watch: CredentialWatch, left: () => void) => Stream<Item>,
  ): Stream<Item> => {
    if (isStopped || caller.signal.aborted) return ended();
    const stream: Stream<Item> = open(watchOf(caller), () => streams.delete(stream));
    streams.add(stream);
    return stream;
  };

  return {
    jobStatus: (caller, jobId) =>
      subscribe(caller, (watch, left) => watch.jobStatus(jobId, caller.signal, left)),
    jobsStatus: (caller, matches) =>
      subscribe(caller, (watch, left) => watch.jobsStatus(matches, caller.signal, left)),
    jobEvents: (caller, jobId, after) =>
      subscribe(caller, (watch, left) => watch.jobEvents(jobId, after, caller.signal, left)),
    asking,
    observed: (credentialId, job, askedAt) => watches.get(credentialId)?.observed(job, askedAt),
    refetch(jobId) {
      for (const watch of watches.values()) watch.nudge(jobId);
    },
    rateLimit: (credentialId, remaining, resetsIn) => budgetOf(credentialId).limit(remaining, resetsIn),
    get size() {
      const sizes = [...watches.values()].map(({ size }) => size);
      const sum = (count: (size: CredentialWatch['size']) => number): number =>
        sizes.reduce((total, size) => total + count(size), 0);
      return {
        credentials: watches.size,
        subscribers: streams.size,
        jobs: sum(({ jobs }) => jobs),
        overviews: sum(({ overviews }) => overviews),
        logs: sum(({ logs }) => logs),
        timers: timers.size,
        calls: sum(({ calls }) => calls),
      };
    },
    stop() {
      isStopped = true;
      for (const stream of streams) void stream.return();
    },
  };
};

const ended = <Item extends object>(): Stream<Item> => {
  const stream = new Stream<Item>({ take: () => undefined, left: () => {} }, new AbortController().signal);
  stream.complete();
  return stream;
};
