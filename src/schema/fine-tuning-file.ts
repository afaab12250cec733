import { fileField } from '../resolvers/fine-tuning-file.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';

/** A file is known by its id; the rest is loaded when asked for. */
export const FineTuningFileRef = builder.objectRef<{ readonly id: string }>('FineTuningFile');

FineTuningFileRef.implement({
  description:
    'A file at the upstream: training, validation or result data. Asking for `id` alone costs no call; ' +
    'the other fields are null where the upstream does not tell them, and when it no longer has the file.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The upstream's own id." }),
    filename: t.string({
      nullable: true,
      description: 'The name it was uploaded under.',
      resolve: fileField('filename'),
    }),
    bytes: t.field({
      type: 'SafeInt',
      nullable: true,
      description: 'Its size in bytes.',
      resolve: fileField('bytes'),
    }),
    purpose: t.string({
      nullable: true,
      description: "What it is for, in the upstream's words: `fine-tune`, `fine-tune-results` and others.",
      resolve: fileField('purpose'),
    }),
    status: t.string({
      nullable: true,
      description:
        "In the upstream's words: `uploaded`, `processed` or `error`. Upstreams call it deprecated.",
      resolve: fileField('status'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was uploaded or written.',
      resolve: fileField('createdAt'),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the upstream will delete it. Null when it stays.',
      resolve: fileField('expiresAt'),
    }),
  }),
});

export const FineTuningFileConnectionRef = connectionType('FineTuningFile', FineTuningFileRef, 'files');
