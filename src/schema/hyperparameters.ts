import type {
  DpoHyperparameters,
  ReinforcementHyperparameters,
  SupervisedHyperparameters,
} from '../domain/hyperparameters.ts';
import { builder } from './builder.ts';

const AUTO = '`"auto"` while the upstream has still to choose; null where it does not tell it.';

export const FineTuningHyperparametersRef =
  builder.interfaceRef<SupervisedHyperparameters>('FineTuningHyperparameters');
export const SupervisedHyperparametersRef =
  builder.objectRef<SupervisedHyperparameters>('SupervisedHyperparameters');
export const DpoHyperparametersRef = builder.objectRef<DpoHyperparameters>('DpoHyperparameters');
export const ReinforcementHyperparametersRef = builder.objectRef<ReinforcementHyperparameters>(
  'ReinforcementHyperparameters',
);

export const ReasoningEffortRef = builder.enumType('ReasoningEffort', {
  description: 'How much a reasoning model thinks during reinforcement.',
  values: {
    DEFAULT: { description: "The model's own default." },
    LOW: { description: 'Little: quick and cheap.' },
    MEDIUM: { description: 'In between.' },
    HIGH: { description: 'Much: slow and dear.' },
    UNKNOWN: { description: 'A word that this service does not know yet. Refused in an input.' },
  } as const,
});

FineTuningHyperparametersRef.implement({
  description: 'What every method can be tuned with.',
  // Whoever holds one of these also knows its method, and answers with the method's own type.
  resolveType: (value) => {
    if ('computeMultiplier' in value) return 'ReinforcementHyperparameters';
    return 'beta' in value ? 'DpoHyperparameters' : 'SupervisedHyperparameters';
  },
  fields: (t) => ({
    batchSize: t.expose('batchSize', {
      type: 'AutoOrInt',
      nullable: true,
      description: `Examples in a batch, 1 to 256. ${AUTO}`,
    }),
    learningRateMultiplier: t.expose('learningRateMultiplier', {
      type: 'AutoOrFloat',
      nullable: true,
      description: `Scales the learning rate; above 0. ${AUTO}`,
    }),
    nEpochs: t.expose('nEpochs', {
      type: 'AutoOrInt',
      nullable: true,
      description: `Passes through the training data, 1 to 50. ${AUTO}`,
    }),
  }),
});

SupervisedHyperparametersRef.implement({
  description: 'Hyperparameters of supervised fine-tuning.',
  interfaces: [FineTuningHyperparametersRef],
});

DpoHyperparametersRef.implement({
  description: 'Hyperparameters of direct preference optimisation.',
  interfaces: [FineTuningHyperparametersRef],
  fields: (t) => ({
    beta: t.expose('beta', {
      type: 'AutoOrFloat',
      nullable: true,
      description: `Weight of the penalty for leaving the reference model, above 0 to 2. ${AUTO}`,
    }),
  }),
});

ReinforcementHyperparametersRef.implement({
  description: 'Hyperparameters of reinforcement fine-tuning.',
  interfaces: [FineTuningHyperparametersRef],
  fields: (t) => ({
    computeMultiplier: t.expose('computeMultiplier', {
      type: 'AutoOrFloat',
      nullable: true,
      description: `Scales the compute spent on exploring, above 0.00001 to 10. ${AUTO}`,
    }),
    evalInterval: t.expose('evalInterval', {
      type: 'AutoOrInt',
      nullable: true,
      description: `Training steps between two evaluations, at least 1. ${AUTO}`,
    }),
    evalSamples: t.expose('evalSamples', {
      type: 'AutoOrInt',
      nullable: true,
      description: `Samples of an evaluation, at least 1. ${AUTO}`,
    }),
    reasoningEffort: t.expose('reasoningEffort', {
      type: ReasoningEffortRef,
      nullable: true,
      description: 'Null where the upstream does not tell it.',
    }),
  }),
});
