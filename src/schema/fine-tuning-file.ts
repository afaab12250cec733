import { fileField, fineTuningFileReference } from '../resolvers/fine-tuning-file.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';
import { cost } from './field-cost.ts';

const NULL = 'Null where the upstream does not tell it, and when it no longer has the file.';

/** Whichever field is asked for loads the file, once for all of them. */
const LOAD = cost({ calls: 1, load: 'file' });

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
      extensions: LOAD,
      resolve: fileField('filename'),
    }),
    bytes: t.field({
      type: 'SafeInt',
      nullable: true,
      description: `Its size in bytes. ${NULL}`,
      extensions: LOAD,
      resolve: fileField('bytes'),
    }),
    purpose: t.string({
      nullable: true,
      description: `What it is for, in the upstream's words: \`fine-tune\`, \`fine-tune-results\` and others. ${NULL}`,
      extensions: LOAD,
      resolve: fileField('purpose'),
    }),
    status: t.string({
      nullable: true,
      description: `In the upstream's words: \`uploaded\`, \`processed\` or \`error\`. Upstreams call it deprecated. ${NULL}`,
      extensions: LOAD,
      resolve: fileField('status'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When it was uploaded or written. ${NULL}`,
      extensions: LOAD,
      resolve: fileField('createdAt'),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When the upstream will delete it. Null when it stays. ${NULL}`,
      extensions: LOAD,
      resolve: fileField('expiresAt'),
    }),
  }),
});

builder.asEntity(FineTuningFileRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: fineTuningFileReference,
});

export const FineTuningFileConnectionRef = connectionType('FineTuningFile', FineTuningFileRef, 'files');
