import { fileField } from '../resolvers/fine-tuning-file.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';

const NULL = 'Null where the upstream does not tell it, and when it no longer has the file.';

/** A file is known by its id; the rest is loaded when asked for. */
export const FineTuningFileRef = builder.objectRef<{ readonly id: string }>('FineTuningFile');

FineTuningFileRef.implement({
  description:
    'A file at the upstream: training, validation or result data. Asking for `id` alone costs no call.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The upstream's own id." }),
    filename: t.string({
      nullable: true,
      description: `The name it was uploaded under. ${NULL}`,
      resolve: fileField('filename'),
    }),
    bytes: t.field({
      type: 'SafeInt',
      nullable: true,
      description: `Its size in bytes. ${NULL}`,
      resolve: fileField('bytes'),
    }),
    purpose: t.string({
      nullable: true,
      description: `What it is for, in the upstream's words: \`fine-tune\`, \`fine-tune-results\` and others. ${NULL}`,
      resolve: fileField('purpose'),
    }),
    status: t.string({
      nullable: true,
      description: `In the upstream's words: \`uploaded\`, \`processed\` or \`error\`. Upstreams call it deprecated. ${NULL}`,
      resolve: fileField('status'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When it was uploaded or written. ${NULL}`,
      resolve: fileField('createdAt'),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When the upstream will delete it. Null when it stays. ${NULL}`,
      resolve: fileField('expiresAt'),
    }),
  }),
});

export const FineTuningFileConnectionRef = connectionType('FineTuningFile', FineTuningFileRef, 'files');
