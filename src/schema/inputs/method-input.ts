import { z } from 'zod';
import type { MethodInput } from '../../resolvers/create-input.ts';
import { builder } from '../builder.ts';
import { GraderInputRef, graderRules } from './grader-input.ts';
import {
  DpoHyperparametersInputRef,
  dpoHyperparametersRules,
  ReinforcementHyperparametersInputRef,
  reinforcementHyperparametersRules,
  SupervisedHyperparametersInputRef,
  supervisedHyperparametersRules,
} from './hyperparameters-input.ts';

const SupervisedMethodInputRef = builder.inputType('SupervisedMethodInput', {
  description: 'Train on examples of good answers.',
  fields: (t) => ({
    hyperparameters: t.field({
      type: SupervisedHyperparametersInputRef,
      description: 'Absent: the upstream chooses all of them.',
    }),
  }),
});

const DpoMethodInputRef = builder.inputType('DpoMethodInput', {
  description: 'Direct preference optimisation: train on pairs of a better and a worse answer.',
  fields: (t) => ({
    hyperparameters: t.field({
      type: DpoHyperparametersInputRef,
      description: 'Absent: the upstream chooses all of them.',
    }),
  }),
});

const ReinforcementMethodInputRef = builder.inputType('ReinforcementMethodInput', {
  description: 'Train on answers that a grader scores.',
  fields: (t) => ({
    grader: t.field({ type: GraderInputRef, required: true, description: 'What scores the answers.' }),
    hyperparameters: t.field({
      type: ReinforcementHyperparametersInputRef,
      description: 'Absent: the upstream chooses all of them.',
    }),
  }),
});

export const MethodInputRef = builder.inputRef<MethodInput>('MethodInput').implement({
  isOneOf: true,
  description: 'Exactly one of its fields.',
  fields: (t) => ({
    supervised: t.field({ type: SupervisedMethodInputRef, description: 'On examples of good answers.' }),
    dpo: t.field({ type: DpoMethodInputRef, description: 'On pairs of a better and a worse answer.' }),
    reinforcement: t.field({
      type: ReinforcementMethodInputRef,
      description: 'On answers that a grader scores.',
    }),
  }),
});

export const methodRules = z.strictObject({
  supervised: z.strictObject({ hyperparameters: supervisedHyperparametersRules }).nullish(),
  dpo: z.strictObject({ hyperparameters: dpoHyperparametersRules }).nullish(),
  reinforcement: z
    .strictObject({ grader: graderRules, hyperparameters: reinforcementHyperparametersRules })
    .nullish(),
});
