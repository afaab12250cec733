import type { Capabilities, MethodCapability, ProviderLimits } from '../domain/capabilities.ts';
import { builder } from './builder.ts';
import {
  FineTuningCreateFieldRef,
  FineTuningCreateGuaranteeRef,
  FineTuningHyperparameterRef,
  FineTuningOperationRef,
} from './capability-names.ts';
import { cost } from './field-cost.ts';
import { MethodTypeRef } from './method.ts';

const FineTuningMethodCapabilityRef = builder.objectRef<MethodCapability>('FineTuningMethodCapability');
const FineTuningLimitsRef = builder.objectRef<ProviderLimits>('FineTuningLimits');

export const FineTuningCapabilitiesRef = builder.objectRef<Capabilities>('FineTuningCapabilities').implement({
  description:
    'What a provider can do. What is not listed here is answered with NOT_SUPPORTED, and nothing is sent: by a mutation as a ' +
    'user error at its argument, by a query or a subscription as a top-level error. A field of a job that the ' +
    'provider does not tell is null.',
  fields: (t) => ({
    provider: t.exposeString('provider', {
      description: 'Its name in the configuration, such as `openai`. For machines.',
    }),
    title: t.exposeString('title', {
      description: 'The name as the provider writes it, such as `OpenAI`. For people.',
    }),
    documentationUrl: t.exposeString('documentation', {
      description: 'Where the provider documents its fine-tuning.',
    }),
    operations: t.field({
      type: [FineTuningOperationRef],
      description: 'What can be asked of it. Reading one job by its id always can.',
      resolve: ({ operations }) => [...operations],
    }),
    methods: t.expose('methods', {
      type: [FineTuningMethodCapabilityRef],
      extensions: cost({ items: 3 }),
      description: 'How it trains. A job without a method is trained supervised.',
    }),
    createFields: t.field({
      type: [FineTuningCreateFieldRef],
      description:
        'Which optional fields of CreateFineTuningJobInput it takes, by their names. Those that are not among the values ' +
        'of this type are taken everywhere.',
      resolve: ({ createFields }) => [...createFields],
    }),
    createGuarantee: t.expose('createGuarantee', {
      type: FineTuningCreateGuaranteeRef,
      description: 'What an idempotency key promises when the answer to a create is lost.',
    }),
    limits: t.expose('limits', {
      type: FineTuningLimitsRef,
      description: 'How much it takes.',
    }),
    creationEndsAt: t.expose('creationEndsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it takes no new jobs from anybody. Null where no such day is known.',
    }),
  }),
});

FineTuningMethodCapabilityRef.implement({
  description: 'A method that a provider trains by.',
  fields: (t) => ({
    type: t.expose('type', { type: MethodTypeRef, description: 'Which method it is; never UNKNOWN.' }),
    hyperparameters: t.expose('hyperparameters', {
      type: [FineTuningHyperparameterRef],
      description:
        "Which hyperparameters can be set with it, by their names in the method's input. Empty where the provider chooses all.",
    }),
  }),
});

FineTuningLimitsRef.implement({
  description:
    "What a provider takes at most. Null where it tells no limit; what the service's own inputs allow then holds.",
  fields: (t) => ({
    suffixLength: t.exposeInt('suffixLength', {
      nullable: true,
      description: "Characters of a new job's suffix. Null where the provider tells no limit.",
    }),
    metadataPairs: t.exposeInt('metadataPairs', {
      nullable: true,
      description:
        "Pairs of a new job's metadata. Null where the provider tells no limit. With an `idempotencyKey` at most 14 are taken all the same.",
    }),
    fileBytes: t.expose('fileBytes', {
      type: 'SafeInt',
      nullable: true,
      description: 'Bytes of one uploaded file. Null where the provider tells no limit.',
    }),
  }),
});
