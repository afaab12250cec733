import { fineTuningFiles } from '../../resolvers/fine-tuning-files.ts';
import { builder } from '../builder.ts';
import { pageCost } from '../field-cost.ts';
import { FineTuningFileConnectionRef } from '../fine-tuning-file.ts';

builder.queryField('fineTuningFiles', (t) =>
  t.field({
    type: FineTuningFileConnectionRef,
    scope: 'jobs:read',
    description: 'The files that the caller can see, newest first.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'How many at most: 1 to 100.' }),
      after: t.arg.string({ description: 'A cursor of this list. Absent: from the newest.' }),
      purpose: t.arg.string({ description: 'Only files for this, such as `fine-tune`. Absent: all.' }),
    },
    extensions: pageCost(),
    resolve: fineTuningFiles,
  }),
);
