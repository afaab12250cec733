import type { Caller } from '../../../src/domain/caller.ts';
import type { FineTuningJobEvent } from '../../../src/domain/event.ts';
import type { FineTuningJob } from '../../../src/domain/job.ts';
import type { JobStatus } from '../../../src/domain/job-status.ts';
import type { Page, PageRequest } from '../../../src/domain/page.ts';
import type { EventOrder } from '../../../src/live/events/event-order.ts';
import type { LiveSource } from '../../../src/live/live-context.ts';
import { aJob } from '../../support/recording-context.ts';
import type { FakeClock } from './fake-clock.ts';

/** A question that came to the upstream. */
export interface Call {
  readonly kind: 'get' | 'list' | 'events';
  readonly id: string | null;
  readonly after: string | null;
  /** The token that asked. */
  readonly token: string | null;
  readonly at: number;
}

/** An upstream that stands where the test puts it. */
export interface ScriptedUpstream extends LiveSource {
  readonly calls: Call[];
  /** How many calls were given up by the one who asked. */
  readonly abandoned: number;
  /** Each job as it is, the newest last. */
  readonly known: Map<string, FineTuningJob>;
  /** Each job's log, oldest first. */
  readonly logs: Map<string, FineTuningJobEvent[]>;
  /** How the logs are listed; what `events.orderFor` says may be wrong. */
  listing: EventOrder;
  /** Milliseconds until an answer comes; it tells how things were when it was asked for. */
  latency: number;
  /** What goes wrong with a call; null lets it through. */
  failure: (call: Call) => unknown;
  /** What a gateway makes of a page of events. */
  distort: (page: Page<FineTuningJobEvent>, request: PageRequest) => Page<FineTuningJobEvent>;
  /** Puts a job there, or into another state. */
  put(id: string, status: JobStatus, fields?: Partial<FineTuningJob>): FineTuningJob;
  /** Writes events into a job's log. */
  write(id: string, events: readonly FineTuningJobEvent[]): void;
  countOf(kind: Call['kind']): number;
}

const pageOf = <Item extends { readonly id: string }>(
  items: readonly Item[],
  { first, after }: PageRequest,
): Page<Item> => {
  const start = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1;
  return { items: items.slice(start, start + first), hasMore: start + first < items.length };
};

/** @param order how the datasource says that events are listed. */
export const createScriptedUpstream = (clock: FakeClock, order: EventOrder): ScriptedUpstream => {
  const calls: Call[] = [];
  const known = new Map<string, FineTuningJob>();
  const logs = new Map<string, FineTuningJobEvent[]>();
  let abandoned = 0;

  const answer = <Answer>(
    { signal, credential }: Caller,
    call: Omit<Call, 'at' | 'token'>,
    look: () => Answer,
  ): Promise<Answer> => {
    const made = { ...call, at: clock.now(), token: credential.reveal().token };
    calls.push(made);
    const failure = upstream.failure(made);
    const found = look();
    return new Promise((resolve, reject) => {
      const give = (): void => {
        signal.removeEventListener('abort', abandon);
        if (failure === null) resolve(found);
        else reject(failure);
      };
      const timer = upstream.latency > 0 ? clock.setTimeout(give, upstream.latency) : null;
      const abandon = (): void => {
        abandoned += 1;
        clock.clearTimeout(timer);
        reject(signal.reason);
      };
      if (signal.aborted) abandon();
      else if (timer === null) give();
      else signal.addEventListener('abort', abandon, { once: true });
    });
  };

  const upstream: ScriptedUpstream = {
    calls,
    known,
    logs,
    listing: 'NEWEST_FIRST',
    latency: 0,
    failure: () => null,
    distort: (page) => page,
    get abandoned() {
      return abandoned;
    },
    jobs: {
      get: (caller, id) => answer(caller, { kind: 'get', id, after: null }, () => known.get(id) ?? null),
      list: (caller, request) =>
        answer(caller, { kind: 'list', id: null, after: request.after }, () =>
          pageOf([...known.values()].reverse(), request),
        ),
    },
    events: {
      orderFor: () => order,
      list: (caller, id, request) =>
        answer(caller, { kind: 'events', id, after: request.after }, () => {
          if (!known.has(id)) return null;
          const log = logs.get(id) ?? [];
          const listed = upstream.listing === 'NEWEST_FIRST' ? log.toReversed() : log;
          return upstream.distort(pageOf(listed, request), request);
        }),
    },
    put(id, status, fields = {}) {
      const before = known.get(id) ?? aJob({ id, createdAt: new Date(clock.now()) });
      const job = { ...before, status, rawStatus: status.toLowerCase(), ...fields };
      known.set(id, job);
      return job;
    },
    write(id, events) {
      logs.set(id, [...(logs.get(id) ?? []), ...events]);
    },
    countOf: (kind) => calls.filter((call) => call.kind === kind).length,
  };
  return upstream;
};
