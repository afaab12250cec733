import { hexFrom } from '../chance.ts';
import type { EmulatorClock } from '../clock.ts';
import type { Job } from '../jobs/job.ts';
import { isTerminal } from '../jobs/life.ts';
import type { WebhookTarget } from '../options.ts';
import { keyOf, signedHeaders } from './sign.ts';

/** Tells a receiver when jobs end: at least once, and again while it doesn't answer with a 2xx. */
export interface Announcer {
  /** To be called whenever a job's life has changed: plans the announcement of its end anew. */
  watch(job: Job): void;
  /** Forgets everything planned, and gives up what is under way. */
  clear(): void;
}

/** An announcer with nobody to tell. */
export const silentAnnouncer: Announcer = { watch: () => undefined, clear: () => undefined };

interface Message {
  readonly id: string;
  readonly body: string;
}

/** Milliseconds before each further attempt, at speed 1. */
const retryDelays = [1_000, 5_000, 30_000, 120_000];

/** The most that a timer takes; a longer wait is made of several. */
const longestDelay = 2_147_483_647;
const patience = 10_000;

export function createAnnouncer(
  target: WebhookTarget,
  clock: EmulatorClock,
  seed: string,
  speed: number,
): Announcer {
  const key = keyOf(target.secret) ?? Buffer.alloc(0);
  const planned = new Map<Job, unknown>();
  const retries = new Set<unknown>();
  let giveUp = new AbortController();

  async function deliver({ id, body }: Message): Promise<boolean> {
    const signed = signedHeaders(key, id, Math.floor(clock.now() / 1000), body);
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signed },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([giveUp.signal, AbortSignal.timeout(patience)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  async function send(message: Message, attempt: number): Promise<void> {
    const { signal } = giveUp;
    const delivered = await deliver(message);
    const delay = retryDelays[attempt];
    if (delivered || signal.aborted || delay === undefined) return;
    const timer = clock.setTimeout(() => {
      retries.delete(timer);
      void send(message, attempt + 1);
    }, delay / speed);
    retries.add(timer);
  }

  function messageFor(job: Job, status: string, endedAt: number): Message {
    const type = `fine_tuning.job.${status}`;
    const body = {
      id: `evt_${hexFrom(32, seed, job.id, type, endedAt)}`,
      object: 'event',
      created_at: Math.floor(endedAt / 1000),
      type,
      data: { id: job.id },
    };
    return { id: `wh_${hexFrom(32, seed, job.id, type, endedAt, 'delivery')}`, body: JSON.stringify(body) };
  }

  function watch(job: Job): void {
    if (planned.has(job)) clock.clearTimeout(planned.get(job));
    planned.delete(job);
    const end = job.life.at(-1);
    if (end === undefined || !isTerminal(end.status)) return;
    const wait = Math.max(0, end.from - clock.now());
    const timer = clock.setTimeout(
      () => {
        planned.delete(job);
        if (wait > longestDelay) watch(job);
        else void send(messageFor(job, end.status, end.from), 0);
      },
      Math.min(wait, longestDelay),
    );
    planned.set(job, timer);
  }

  return {
    watch,
    clear() {
      for (const timer of [...planned.values(), ...retries]) clock.clearTimeout(timer);
      planned.clear();
      retries.clear();
      giveUp.abort();
      giveUp = new AbortController();
    },
  };
}
