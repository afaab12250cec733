import { z } from 'zod';
import { MAX_METADATA_PAIRS, MAX_PAIRS_BESIDE_KEY } from '../../domain/metadata.ts';
import type { CreateFineTuningJobInput } from '../../resolvers/create-input.ts';
import { builder } from '../builder.ts';
import {
  SupervisedHyperparametersInputRef,
  supervisedHyperparametersRules,
} from './hyperparameters-input.ts';
import { FineTuningIntegrationInputRef, integrationRules } from './integration-input.ts';
import { MetadataEntryInputRef, metadataRules } from './metadata-input.ts';
import { MethodInputRef, methodRules } from './method-input.ts';
import { atMost, characters, filled, numberWithin, problem } from './rules.ts';

const integrations = atMost(5, 'integrations');

/** Limits are the upstream's: POST /fine_tuning/jobs in its OpenAPI document, and the prose of its metadata. */
const createRules = z
  .strictObject({
    model: filled('Name the model to train, such as gpt-4o-mini-2024-07-18.'),
    trainingFile: filled('Name the file to train on, by its id.'),
    validationFile: filled('Name the validation file by its id, or leave the field out.').nullish(),
    suffix: characters(1, 64, 'A suffix').nullish(),
    seed: numberWithin({ min: 0, max: 2_147_483_647 }, 'seed').nullish(),
    method: methodRules.nullish(),
    hyperparameters: supervisedHyperparametersRules,
    integrations: z.array(integrationRules).refine(integrations.check, integrations.params).nullish(),
    metadata: metadataRules.nullish(),
    idempotencyKey: characters(1, 255, 'An idempotency key').nullish(),
  })
  .superRefine((input, context) => {
    const { validationFile, trainingFile, method, hyperparameters, idempotencyKey, metadata } = input;
    if (validationFile?.trim() && validationFile === trainingFile) {
      const message =
        'The validation file is the training file; measure on data that the model has not seen.';
      context.addIssue(problem('CONFLICTING_FIELDS', message, ['validationFile']));
    }
    if (method != null && hyperparameters != null) {
      const message = 'hyperparameters is the older form of method; give one of the two.';
      context.addIssue(problem('CONFLICTING_FIELDS', message, ['hyperparameters']));
    }
    const pairs = metadata?.length ?? 0;
    // More than a job holds at all has been refused already.
    if (idempotencyKey != null && pairs > MAX_PAIRS_BESIDE_KEY && pairs <= MAX_METADATA_PAIRS) {
      const message = `With an idempotencyKey at most ${MAX_PAIRS_BESIDE_KEY} pairs of metadata are allowed, because two carry its mark; these are ${pairs}.`;
      context.addIssue(problem('TOO_MANY', message, ['metadata']));
    }
  });

export const CreateFineTuningJobInputRef = builder
  .inputRef<CreateFineTuningJobInput>('CreateFineTuningJobInput')
  .implement({
    description:
      'What to train, and on what. Not every provider takes every optional field, and some take less: ' +
      '`fineTuningCapabilities` tells which. What this one does not take is a user error at its field.',
    // One schema on the whole input: a schema on a field would hide its siblings' problems.
    validate: createRules,
    fields: (t) => ({
      model: t.string({ required: true, description: 'The base model, such as `gpt-4o-mini-2024-07-18`.' }),
      trainingFile: t.id({
        required: true,
        description: 'The id of an uploaded file with the purpose `fine-tune`.',
      }),
      validationFile: t.id({
        description: 'The id of a second file, to measure on. It holds none of the training data.',
      }),
      suffix: t.string({ description: "1 to 64 characters; becomes part of the new model's name." }),
      seed: t.int({ description: '0 to 2147483647. Absent: the upstream chooses.' }),
      method: t.field({ type: MethodInputRef, description: 'How to train. Absent: supervised.' }),
      hyperparameters: t.field({
        type: SupervisedHyperparametersInputRef,
        deprecationReason: 'Use method.',
        description: 'What to tune by, in the older form. Not together with `method`.',
      }),
      integrations: t.field({
        type: [FineTuningIntegrationInputRef],
        description: "At most 5 services to send the job's metrics to.",
      }),
      metadata: t.field({
        type: [MetadataEntryInputRef],
        description:
          'At most 16 pairs, 14 with an `idempotencyKey`; keys 1 to 64 characters and different, values to 512. ' +
          "`tunegraph_key` and `tunegraph_input` are the service's own.",
      }),
      idempotencyKey: t.string({
        description:
          'Chosen by the client for this one job, 1 to 255 characters. Sent again with the same input, it answers the same ' +
          'job, also after OUTCOME_UNKNOWN or a restart. Absent: the service makes one, where `metadata` has at most 14 pairs.',
      }),
    }),
  });
