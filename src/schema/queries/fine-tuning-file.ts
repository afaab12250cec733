import { fineTuningFile } from '../../resolvers/fine-tuning-file.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningFileRef } from '../fine-tuning-file.ts';

builder.queryField('fineTuningFile', (t) =>
  t.field({
    type: FineTuningFileRef,
    nullable: true,
    scope: 'jobs:read',
    description: 'One file by its id. Null when the upstream does not know it, or the caller cannot see it.',
    args: { id: t.arg.id({ required: true, description: "The file's id, as the upstream gave it." }) },
    extensions: cost({ calls: 1 }),
    resolve: fineTuningFile,
  }),
);
