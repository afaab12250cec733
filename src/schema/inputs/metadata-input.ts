import { z } from 'zod';
import { isReservedMetadataKey, MAX_METADATA_PAIRS } from '../../domain/metadata.ts';
import { builder } from '../builder.ts';
import { atMost, characters, problem } from './rules.ts';

export const MetadataEntryInputRef = builder.inputType('MetadataEntryInput', {
  description: 'One pair of metadata.',
  fields: (t) => ({
    key: t.string({ required: true, description: '1 to 64 characters.' }),
    value: t.string({ required: true, description: 'Up to 512 characters.' }),
  }),
});

const pairs = atMost(MAX_METADATA_PAIRS, 'pairs of metadata');

export const metadataRules = z
  .array(
    z.strictObject({
      key: characters(1, 64, 'A metadata key'),
      value: characters(0, 512, 'A metadata value'),
    }),
  )
  .refine(pairs.check, pairs.params)
  .superRefine((entries, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of entries.entries()) {
      if (seen.has(key)) {
        const message = `The key "${key.slice(0, 64)}" stands there twice; a job holds one value a key.`;
        context.addIssue(problem('DUPLICATE', message, [index, 'key']));
      }
      if (isReservedMetadataKey(key)) {
        const message = `The key "${key}" is the service's own; choose another.`;
        context.addIssue(problem('INVALID', message, [index, 'key']));
      }
      seen.add(key);
    }
  });
