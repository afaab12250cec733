import type {
  DpoMethod,
  Method,
  MethodType,
  OtherMethod,
  ReinforcementMethod,
  SupervisedMethod,
} from '../domain/method.ts';
import { builder } from './builder.ts';
import { GraderRef } from './grader.ts';
import {
  DpoHyperparametersRef,
  FineTuningHyperparametersRef,
  ReinforcementHyperparametersRef,
  SupervisedHyperparametersRef,
} from './hyperparameters.ts';

export const MethodRef = builder.interfaceRef<Method>('Method');
const SupervisedMethodRef = builder.objectRef<SupervisedMethod>('SupervisedMethod');
const DpoMethodRef = builder.objectRef<DpoMethod>('DpoMethod');
const ReinforcementMethodRef = builder.objectRef<ReinforcementMethod>('ReinforcementMethod');
const OtherMethodRef = builder.objectRef<OtherMethod>('OtherMethod');

export const MethodTypeRef = builder.enumType('MethodType', {
  description: 'How a model is trained.',
  values: {
    SUPERVISED: { description: 'On examples of good answers.' },
    DPO: { description: 'Direct preference optimisation: on pairs of a better and a worse answer.' },
    REINFORCEMENT: { description: 'On answers that a grader scores.' },
    UNKNOWN: { description: 'A method that this service does not know yet.' },
  } as const,
});

const typeNames: Record<MethodType, string> = {
  SUPERVISED: 'SupervisedMethod',
  DPO: 'DpoMethod',
  REINFORCEMENT: 'ReinforcementMethod',
  UNKNOWN: 'OtherMethod',
};

const TUNED_BY = 'What it was tuned by; each field is null where the upstream does not tell it.';

MethodRef.implement({
  description: 'How the job trains its model, with what it was tuned by.',
  resolveType: (method) => typeNames[method.type],
  fields: (t) => ({
    type: t.expose('type', { type: MethodTypeRef, description: 'Which method it is.' }),
    hyperparameters: t.field({
      type: FineTuningHyperparametersRef,
      description: TUNED_BY,
      resolve: (method) => method.hyperparameters,
    }),
  }),
});

SupervisedMethodRef.implement({
  description: 'Trained on examples of good answers. Also what a job without a method of its own reads as.',
  interfaces: [MethodRef],
  fields: (t) => ({
    hyperparameters: t.expose('hyperparameters', {
      type: SupervisedHyperparametersRef,
      description: TUNED_BY,
    }),
  }),
});

DpoMethodRef.implement({
  description: 'Direct preference optimisation: trained on pairs of a better and a worse answer.',
  interfaces: [MethodRef],
  fields: (t) => ({
    hyperparameters: t.expose('hyperparameters', { type: DpoHyperparametersRef, description: TUNED_BY }),
  }),
});

ReinforcementMethodRef.implement({
  description: 'Trained on answers that a grader scores.',
  interfaces: [MethodRef],
  fields: (t) => ({
    hyperparameters: t.expose('hyperparameters', {
      type: ReinforcementHyperparametersRef,
      description: TUNED_BY,
    }),
    grader: t.expose('grader', {
      type: GraderRef,
      nullable: true,
      description: 'What scores the answers. Null where the upstream does not tell it.',
    }),
  }),
});

OtherMethodRef.implement({
  description: 'A method that this service does not know yet.',
  interfaces: [MethodRef],
  fields: (t) => ({
    hyperparameters: t.expose('hyperparameters', {
      type: SupervisedHyperparametersRef,
      description: TUNED_BY,
    }),
    rawType: t.exposeString('rawType', { description: "The upstream's own word for it." }),
    raw: t.expose('raw', { type: 'JSON', description: 'The method as the upstream sent it.' }),
  }),
});
