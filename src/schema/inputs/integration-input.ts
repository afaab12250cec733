import { z } from 'zod';
import { builder } from '../builder.ts';
import { filled } from './rules.ts';

const WandbIntegrationInputRef = builder.inputType('WandbIntegrationInput', {
  description: 'Send metrics to Weights and Biases, with the key that is registered at the upstream.',
  fields: (t) => ({
    project: t.string({ required: true, description: 'The project that the run is made in.' }),
    entity: t.string({ description: 'The team or user that owns the run. Absent: the default of the key.' }),
    name: t.string({ description: "The run's name. Absent: the job's id." }),
    tags: t.stringList({ description: "Tags of the run, besides the upstream's own." }),
  }),
});

export const FineTuningIntegrationInputRef = builder.inputType('FineTuningIntegrationInput', {
  isOneOf: true,
  description: 'Exactly one of its fields.',
  fields: (t) => ({ wandb: t.field({ type: WandbIntegrationInputRef, description: 'Weights and Biases.' }) }),
});

export const integrationRules = z.strictObject({
  wandb: z
    .strictObject({
      project: filled('A Weights and Biases integration needs a project.'),
      entity: z.string().nullish(),
      name: z.string().nullish(),
      tags: z.array(z.string()).nullish(),
    })
    .nullish(),
});
