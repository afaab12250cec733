import { describe, expect, it } from 'vitest';
import { OPERATIONS, type Operation } from '../../src/domain/capabilities.ts';
import type { Live } from '../../src/live/live.ts';
import { watchJobEvents, watchJobStatus, watchJobsStatus } from '../../src/resolvers/subscriptions.ts';
import { recordingContext } from '../support/recording-context.ts';
import { someCapabilities } from '../support/some-capabilities.ts';

const nothing = async function* <Item>(): AsyncIterableIterator<Item> {};

/** A provider without one operation, and what is watched there. */
const without = (missing: Operation) => {
  const { context } = recordingContext();
  const operations = new Set(OPERATIONS.filter((operation) => operation !== missing));
  const watched: string[] = [];
  const watching =
    <Item>(what: string) =>
    () => {
      watched.push(what);
      return nothing<Item>();
    };
  const live: Live = {
    ...context.live,
    jobStatus: watching('status'),
    jobsStatus: watching('statuses'),
    jobEvents: watching('events'),
  };
  const datasource = { ...context.datasource, capabilitiesFor: () => someCapabilities({ operations }) };
  return { context: { ...context, live, datasource }, watched };
};

describe('a subscription', () => {
  it('to the events of a provider that tells none ends at once, and says what can be watched', () => {
    const { context, watched } = without('LIST_EVENTS');
    expect(() => watchJobEvents(null, { jobId: 'ftjob-1' }, context)).toThrow(
      expect.objectContaining({
        code: 'NOT_SUPPORTED',
        message:
          'Example AI tells no events of a job, so only its status can be watched: subscribe to `fineTuningJobStatusChanged`.',
      }),
    );
    watchJobsStatus(null, {}, context);
    watchJobStatus(null, { id: 'ftjob-1' }, context);
    expect(watched).toEqual(['statuses', 'status']);
  });

  it('to all jobs of a provider that lists none ends at once, and says what can be watched', () => {
    const { context, watched } = without('LIST_JOBS');
    expect(() => watchJobsStatus(null, {}, context)).toThrow(
      expect.objectContaining({
        code: 'NOT_SUPPORTED',
        message:
          'Example AI lists no jobs, so they can be watched only one by one: subscribe to `fineTuningJobStatusChanged`.',
      }),
    );
    watchJobEvents(null, { jobId: 'ftjob-1' }, context);
    watchJobStatus(null, { id: 'ftjob-1' }, context);
    expect(watched).toEqual(['events', 'status']);
  });
});
