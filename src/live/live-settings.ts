/** How often the upstream is asked, and how much is kept for whom. Times are in milliseconds. */
export interface LiveSettings {
  /** The shortest time between two looks at the same thing, and the usual one at what moves. @default 2000 */
  readonly pollInterval: number;
  /** The longest time between two looks at what stands still. @default five times `pollInterval` */
  readonly slowestInterval: number;
  /** The longest pause after failures for which the upstream names no time. @default 30000 */
  readonly longestBackoff: number;
  /** How many calls a second are made for one credential's subscriptions, in the long run. @default 20 */
  readonly callsPerSecond: number;
  /** How many calls may come at once after a quiet time. @default 40 */
  readonly callBurst: number;
  /** How many pages of 100 jobs are read to see everything that a credential sees. @default 10 */
  readonly maxJobPages: number;
  /** How many pages of 100 events are read to get from one known event to another. @default 500 */
  readonly maxEventPages: number;
  /** How many undelivered events make a subscriber slow. @default 1000 */
  readonly eventBacklog: number;
  /** How long a slow subscriber has to take `eventBacklog` events before he is closed. @default 10000 */
  readonly eventPatience: number;
}

const DEFAULTS: Omit<LiveSettings, 'slowestInterval'> = {
  pollInterval: 2000,
  longestBackoff: 30_000,
  callsPerSecond: 20,
  callBurst: 40,
  maxJobPages: 10,
  maxEventPages: 500,
  eventBacklog: 1000,
  eventPatience: 10_000,
};

const SLOWEST = 5;

/** These settings, with the usual ones where nothing is said. */
export const liveSettings = (chosen: Partial<LiveSettings>): LiveSettings => {
  const settings = { ...DEFAULTS, ...chosen };
  return { slowestInterval: SLOWEST * settings.pollInterval, ...settings };
};
