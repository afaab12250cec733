import type { EmulatorClock } from './clock.ts';
import type { FaultSchedule } from './faults/fault-schedule.ts';
import type { WaitingRoom } from './faults/waiting-room.ts';
import type { FileStorage } from './files/storage.ts';
import type { Organizations } from './organization.ts';
import type { Personality } from './personalities/personality.ts';
import type { EmulatorQuirks } from './quirks.ts';
import type { RequestLog } from './request-log.ts';
import type { Announcer } from './webhooks/announcer.ts';

/** What all requests to one emulator share. */
export interface World {
  readonly personality: Personality;
  readonly clock: EmulatorClock;
  readonly seed: string;
  readonly speed: number;
  /** The keys that are let in; null: any that is well formed. */
  readonly apiKeys: readonly string[] | null;
  readonly maximumFileSize: number;
  readonly storage: FileStorage;
  readonly organizations: Organizations;
  /** Tells the webhook's receiver of jobs that end. */
  readonly announcer: Announcer;
  readonly requests: RequestLog;
  /** What goes wrong on purpose. */
  readonly faults: FaultSchedule;
  /** Where requests are kept that a fault delays. */
  readonly waitingRoom: WaitingRoom;
  /** What is switched on at present; a request may add to it for itself. */
  quirks: EmulatorQuirks;
}
