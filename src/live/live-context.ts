import type { Events } from '../datasource/events.ts';
import type { Jobs } from '../datasource/jobs.ts';
import type { Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import type { KnownOrder } from './events/event-order.ts';
import type { LiveSettings } from './live-settings.ts';
import type { Timers } from './timers.ts';

/** What of the datasource is watched. */
export interface LiveSource {
  readonly jobs: Pick<Jobs, 'get' | 'list'>;
  readonly events: Events;
}

/** What everything here is made with. */
export interface LiveContext {
  readonly source: LiveSource;
  readonly clock: Clock;
  readonly timers: Timers;
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly settings: LiveSettings;
  /** Of the caller's provider: all its callers learn from what one of them sees. */
  readonly eventOrderFor: (caller: Caller) => KnownOrder;
  /** Numbers the moments at which the upstream is asked and answers: a later one has a higher number. */
  readonly asking: () => number;
}
