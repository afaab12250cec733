import { expect } from 'vitest';
import type { JobStatus } from '../../support/operations/graphql.ts';
import type { AppUnderTest } from '../../support/start-app.ts';
import { WatchJob } from './operations.ts';
import { watch, watched } from './watch.ts';

const ENDS: readonly JobStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
/** A job that trains has been looked at and has waited; which of the two comes first is the provider's choice. */
const BEFORE: readonly JobStatus[] = ['VALIDATING_FILES', 'QUEUED'];

/** What a subscription tells of a job until it ends. */
export const lifeOf = async (app: Pick<AppUnderTest, 'url'>, id: string) => {
  const changes = await watched(watch(app, WatchJob, { id }));
  return changes.map(({ fineTuningJobStatusChanged }) => fineTuningJobStatusChanged);
};

type Life = Awaited<ReturnType<typeof lifeOf>>;

/** Holds a life against what any front end may rely on: it never goes back, and only its end is one. */
export const expectLegal = (life: Life, end: JobStatus): void => {
  const statuses = life.map(({ status }) => status);
  expect(statuses.at(-1)).toBe(end);
  // While it is being cancelled, nobody may know what it still does.
  if (end !== 'CANCELLED') expect(statuses).not.toContain('UNKNOWN');
  expect(statuses.slice(0, -1).filter((status) => ENDS.includes(status))).toEqual([]);
  expect(life.map(({ previousStatus }) => previousStatus)).toEqual([null, ...statuses.slice(0, -1)]);
  const running = statuses.indexOf('RUNNING');
  if (running >= 0) expect(statuses.slice(running).filter((status) => BEFORE.includes(status))).toEqual([]);
  expect(life.map(({ job }) => job.isTerminal)).toEqual(statuses.map((status) => ENDS.includes(status)));
};
