import {
  type DeleteFineTuningFilePayload,
  deleteFineTuningFile,
} from '../../resolvers/delete-fine-tuning-file.ts';
import { builder } from '../builder.ts';
import { FineTuningUserErrorRef } from '../user-error.ts';

const DeleteFineTuningFilePayloadRef = builder
  .objectRef<DeleteFineTuningFilePayload>('DeleteFineTuningFilePayload')
  .implement({
    description: 'The id of the deleted file, or what stands in its way.',
    fields: (t) => ({
      deletedId: t.exposeID('deletedId', { nullable: true, description: 'Null when nothing was deleted.' }),
      userErrors: t.expose('userErrors', {
        type: [FineTuningUserErrorRef],
        description: 'Why nothing was deleted. Empty when the file is gone.',
      }),
    }),
  });

builder.mutationField('deleteFineTuningFile', (t) =>
  t.field({
    type: DeleteFineTuningFilePayloadRef,
    nullable: true,
    description: 'Deletes a file at the upstream, for good.',
    args: { id: t.arg.id({ required: true, description: "The file's id." }) },
    resolve: deleteFineTuningFile,
  }),
);
