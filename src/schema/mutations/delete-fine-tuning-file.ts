import {
  type DeleteFineTuningFilePayload,
  deleteFineTuningFile,
} from '../../resolvers/delete-fine-tuning-file.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningUserErrorRef } from '../user-error.ts';

const DeleteFineTuningFilePayloadRef = builder
  .objectRef<DeleteFineTuningFilePayload>('DeleteFineTuningFilePayload')
  .implement({
    description: 'The id of the deleted file, or what stands in its way.',
    fields: (t) => ({
      deletedId: t.exposeID('deletedId', { nullable: true, description: 'Null when nothing was deleted.' }),
      userErrors: t.expose('userErrors', {
        extensions: cost({ items: 5 }),
        type: [FineTuningUserErrorRef],
        description: 'Why nothing was deleted. Empty when the file is gone.',
      }),
    }),
  });

builder.mutationField('deleteFineTuningFile', (t) =>
  t.field({
    type: DeleteFineTuningFilePayloadRef,
    nullable: true,
    scope: 'files:write',
    description: 'Deletes a file at the upstream, for good.',
    args: { id: t.arg.id({ required: true, description: "The file's id." }) },
    extensions: cost({ calls: 1 }),
    resolve: deleteFineTuningFile,
  }),
);
