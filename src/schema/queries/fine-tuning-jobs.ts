import { fineTuningJobs, MAX_SCAN_PAGES } from '../../resolvers/fine-tuning-jobs.ts';
import { builder } from '../builder.ts';
import { pageCost } from '../field-cost.ts';
import { FineTuningJobConnectionRef } from '../fine-tuning-job.ts';
import { FineTuningJobFilterRef } from '../inputs/job-filter.ts';

builder.queryField('fineTuningJobs', (t) =>
  t.field({
    type: FineTuningJobConnectionRef,
    scope: 'jobs:read',
    description:
      'The jobs that the caller can see, newest first. A filter other than metadata is applied here, over a bounded ' +
      'scan: a page may come back short, even empty, with hasNextPage true and endCursor where the scan stopped.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'How many at most: 1 to 100.' }),
      after: t.arg.string({ description: 'A cursor of this list. Absent: from the newest.' }),
      filter: t.arg({ type: FineTuningJobFilterRef, description: 'Which jobs. Absent: all.' }),
    },
    extensions: pageCost(MAX_SCAN_PAGES),
    resolve: fineTuningJobs,
  }),
);
