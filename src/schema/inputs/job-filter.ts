import type { FineTuningJobFilter } from '../../resolvers/job-filter.ts';
import { builder } from '../builder.ts';
import { JobStatusRef } from '../job-status.ts';
import { MetadataEntryInputRef } from './metadata-input.ts';

export const FineTuningJobFilterRef = builder.inputRef<FineTuningJobFilter>('FineTuningJobFilter').implement({
  description: 'Which jobs to list. A job must fit every field that is given; an absent field fits all.',
  fields: (t) => ({
    status: t.field({ type: [JobStatusRef], description: 'Any of these. An empty list fits none.' }),
    model: t.string({ description: 'The base model, exactly.' }),
    metadata: t.field({ type: [MetadataEntryInputRef], description: 'All of these pairs, exactly.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Created later than this.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Created earlier than this.' }),
  }),
});
