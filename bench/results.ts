import type { OpenBreakerFigures } from './open-breaker.ts';
import type { RequestResults } from './requests/run.ts';
import type { StartFigures } from './start.ts';
import type { SubscriptionFigures } from './subscriptions.ts';
import type { UploadResults } from './uploads/run.ts';

/** Medians for one number of subscribers. */
export interface SubscriptionResults {
  readonly subscribers: number;
  /** How many times as much the naive server takes a delivery on a processor. */
  readonly ratio: number;
  readonly servers: Readonly<Record<'tunegraph' | 'naive', SubscriptionFigures>>;
}

/** Where a run was, and how long, since figures are only to be compared within one. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  /** Of the minute before the run: above a few tenths, others were busy on it. */
  readonly loadBefore: number;
  readonly rounds: number;
  /** That each server was asked for, a workload and round. */
  readonly seconds: number;
}

/** All of one run. */
export interface Results {
  readonly machine: Machine;
  readonly start: StartFigures;
  readonly requests: readonly RequestResults[];
  readonly uploads: readonly UploadResults[];
  readonly openBreaker: OpenBreakerFigures;
  readonly subscriptions: readonly SubscriptionResults[];
}

/** Relative to the root. */
export const RESULTS_FILE = 'bench/results/results.json';
