import type { Caller } from '../../../src/domain/caller.ts';
import { createLive, type Live, type LiveOptions } from '../../../src/live/live.ts';
import { aCaller } from '../../support/recording-context.ts';
import { createRecordingLogger, type LogLine } from '../../support/recording-logger.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createScriptedUpstream, type ScriptedUpstream } from './scripted-upstream.ts';

/** The interval that the tests reckon with: the default one. */
export const INTERVAL = 2000;

export interface Started {
  readonly live: Live;
  readonly clock: FakeClock;
  readonly upstream: ScriptedUpstream;
  readonly lines: readonly LogLine[];
}

/**
 * Live on a clock and an upstream of the test's own. No jitter, so that intervals can be counted.
 *
 * @param told how the datasource says that events are listed.
 */
export const startLive = (
  options: Partial<LiveOptions> = {},
  told: ScriptedUpstream['listing'] = 'NEWEST_FIRST',
): Started => {
  const clock = createFakeClock();
  const upstream = createScriptedUpstream(clock, told);
  const { logger, lines } = createRecordingLogger();
  const live = createLive({ datasource: upstream, clock, logger, random: () => 0, ...options });
  return { live, clock, upstream, lines };
};

/** A caller who can go away. */
export const aLeavingCaller = (token?: string): { readonly caller: Caller; readonly leave: () => void } => {
  const controller = new AbortController();
  return { caller: { ...aCaller(token), signal: controller.signal }, leave: () => controller.abort() };
};

export const NOTHING = {
  credentials: 0,
  subscribers: 0,
  jobs: 0,
  overviews: 0,
  logs: 0,
  timers: 0,
  calls: 0,
};
