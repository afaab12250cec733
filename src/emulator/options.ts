import type { EmulatorClock } from './clock.ts';
import type { Fault } from './faults/fault.ts';
import type { ProviderName } from './personalities/index.ts';
import type { EmulatorQuirks } from './quirks.ts';

/** Where the end of each job is announced. */
export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and base64, as the receiver was given it. */
  readonly secret: string;
}

export interface EmulatorOptions {
  /** Whose API is played. @default 'openai' */
  readonly provider?: ProviderName;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** @default 0, any free port */
  readonly port?: number;
  /**
   * Divides every duration of a job's life: at 1 the small seeded file takes about a minute, at 100 about 0.6 s.
   * @default 1
   */
  readonly speed?: number;
  /**
   * What every id and every random number is derived from: the same seed, clock and requests repeat a run byte for byte.
   * @default 'tunegraph'
   */
  readonly seed?: string | number;
  /** @default the system's clock */
  readonly clock?: EmulatorClock;
  /** The bearer keys that are let in. @default any well-formed key */
  readonly apiKeys?: readonly string[];
  /** @default none: nothing is announced */
  readonly webhook?: WebhookTarget;
  /** What is switched on or off at first, beside what the provider's personality switches. @default nothing */
  readonly quirks?: Partial<EmulatorQuirks>;
  /** What goes wrong from the start. @default nothing */
  readonly faults?: readonly Fault[];
  /** The largest upload, in bytes. @default 512 MB, the upstream's own limit */
  readonly maximumFileSize?: number;
  /** How many keys keep their own jobs and files; the one unused for longest is forgotten first. @default 1000 */
  readonly maximumOrganizations?: number;
}
