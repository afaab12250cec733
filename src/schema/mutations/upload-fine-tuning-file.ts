import { type FineTuningFilePayload, uploadFineTuningFile } from '../../resolvers/upload-fine-tuning-file.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningFileRef } from '../fine-tuning-file.ts';
import { FineTuningUserErrorRef } from '../user-error.ts';

const FineTuningFilePayloadRef = builder.objectRef<FineTuningFilePayload>('FineTuningFilePayload').implement({
  description: 'The uploaded file, or what stands in its way.',
  fields: (t) => ({
    file: t.expose('file', {
      type: FineTuningFileRef,
      nullable: true,
      description: 'Null when there are user errors.',
    }),
    userErrors: t.expose('userErrors', {
      extensions: cost({ items: 5 }),
      type: [FineTuningUserErrorRef],
      description: 'Why the file was not taken. Empty when it was.',
    }),
  }),
});

builder.mutationField('uploadFineTuningFile', (t) =>
  t.field({
    type: FineTuningFilePayloadRef,
    nullable: true,
    scope: 'files:write',
    description:
      'Uploads a file with the purpose `fine-tune`. It is passed on while it arrives, as a multipart request after ' +
      'the GraphQL multipart request specification.',
    args: { file: t.arg({ type: 'Upload', required: true, description: 'JSON Lines: one example a line.' }) },
    extensions: cost({ calls: 1 }),
    resolve: uploadFineTuningFile,
  }),
);
