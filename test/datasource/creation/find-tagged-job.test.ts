import { describe, expect, it } from 'vitest';
import { createFindTaggedJob } from '../../../src/datasource/creation/find-tagged-job.ts';
import type { TaggedJob, TaggedJobsRequest } from '../../../src/datasource/providers/api.ts';
import { ServiceError } from '../../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../../src/domain/upstream-rejection.ts';
import { aCaller, aJob } from '../../support/recording-context.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22);
const MINE = { key: 'mine', input: 'input' };

const tagged = (id: string, age: number, key: string | null = null): TaggedJob => ({
  id,
  job: aJob({ id, createdAt: new Date(NOW - age) }),
  tag: key === null ? null : { key, input: 'input' },
});

/** So many foreign jobs, newest first, a minute apart. */
const foreign = (count: number, minutes = 1): TaggedJob[] =>
  Array.from({ length: count }, (_, index) => tagged(`ftjob-${index}`, index * minutes * 60_000, 'another'));

const rejection = (status: number) =>
  new UpstreamRejection('No such parameter.', {
    status,
    upstreamCode: null,
    param: 'metadata',
    upstreamRequestId: undefined,
  });

/** Looks for the key `mine` in this list; `asked` holds what was asked of the upstream. */
const look = async (jobs: readonly TaggedJob[], refusal: (request: TaggedJobsRequest) => void = () => {}) => {
  const asked: TaggedJobsRequest[] = [];
  const find = createFindTaggedJob(
    {
      async list(_caller, request) {
        asked.push(request);
        refusal(request);
        const start = request.after === null ? 0 : jobs.findIndex(({ id }) => id === request.after) + 1;
        return {
          items: jobs.slice(start, start + request.first),
          hasMore: start + request.first < jobs.length,
        };
      },
    },
    () => NOW,
  );
  return { sighting: await find(aCaller(), MINE), asked };
};

describe('a look for the job of a key', () => {
  it('asks with the filter', async () => {
    const { asked } = await look([]);
    expect(asked).toEqual([{ first: 100, after: null, tag: MINE, isFiltered: true }]);
  });

  it('finds it by its tag, among whatever came', async () => {
    const mine = tagged('ftjob-mine', 0, 'mine');
    expect((await look([mine])).sighting).toBe(mine);
    expect((await look([...foreign(250), mine])).sighting).toBe(mine);
  });

  it('takes no job for it that only the filter says is', async () => {
    expect((await look([tagged('ftjob-1', 0, null), tagged('ftjob-2', 0, 'another')])).sighting).toBe(
      'ABSENT',
    );
  });

  it('takes the older of two', async () => {
    const older = tagged('ftjob-older', 2 * HOUR, 'mine');
    expect((await look([tagged('ftjob-newer', HOUR, 'mine'), older])).sighting).toBe(older);
  });

  it('says that there is none at the end of the list', async () => {
    const { sighting, asked } = await look(foreign(1999, 0.5));
    expect([sighting, asked.length]).toEqual(['ABSENT', 20]);
  });

  it('says so at jobs of another day, in a list that is newest first', async () => {
    const { sighting, asked } = await look(foreign(5000, 10));
    expect([sighting, asked.length]).toEqual(['ABSENT', 2]);
  });

  it('reads on in a list that has another order', async () => {
    const mine = tagged('ftjob-mine', 0, 'mine');
    const { sighting } = await look([...foreign(300, 10).toReversed(), mine]);
    expect(sighting).toBe(mine);
  });

  it('is unsure beyond two thousand jobs of one day', async () => {
    const { sighting, asked } = await look(foreign(2001, 0.1));
    expect([sighting, asked.length]).toEqual(['UNSURE', 20]);
  });

  it('does without the filter where that is refused', async () => {
    const mine = tagged('ftjob-mine', 0, 'mine');
    const { sighting } = await look([...foreign(10), mine], ({ isFiltered }) => {
      if (isFiltered) throw rejection(400);
    });
    expect(sighting).toBe(mine);
  });

  it('is unsure where the list itself is refused, and fails where it fails', async () => {
    const { sighting } = await look([], () => {
      throw rejection(404);
    });
    expect(sighting).toBe('UNSURE');
    const failure = new ServiceError('UPSTREAM_TIMEOUT', 'Late.');
    const failing = look([], () => {
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
  });
});
