import { MAX_METADATA_PAIRS, type Metadata, type MetadataEntry } from '../domain/metadata.ts';
import { builder } from './builder.ts';
import { cost } from './field-cost.ts';

export const MetadataRef = builder.objectRef<Metadata>('Metadata');
const MetadataEntryRef = builder.objectRef<MetadataEntry>('MetadataEntry');

MetadataRef.implement({
  description: 'What you attached to a job: at most 16 pairs of strings.',
  fields: (t) => ({
    entries: t.field({
      type: [MetadataEntryRef],
      description: "All pairs, in the upstream's order. Empty when there are none.",
      extensions: cost({ items: MAX_METADATA_PAIRS }),
      resolve: (metadata) => metadata,
    }),
    value: t.string({
      nullable: true,
      description: 'The value under one key. Null when the job has no such key.',
      args: { key: t.arg.string({ required: true, description: 'The key, exactly as it was set.' }) },
      resolve: (metadata, { key }) => metadata.find((entry) => entry.key === key)?.value ?? null,
    }),
  }),
});

MetadataEntryRef.implement({
  description: 'One pair of metadata.',
  fields: (t) => ({
    key: t.exposeString('key', { description: '1 to 64 characters.' }),
    value: t.exposeString('value', { description: 'Up to 512 characters.' }),
  }),
});
