import type { Grader } from './grader.ts';
import type {
  DpoHyperparameters,
  ReinforcementHyperparameters,
  SupervisedHyperparameters,
} from './hyperparameters.ts';
import type { JsonValue } from './json.ts';

export const METHOD_TYPES = ['SUPERVISED', 'DPO', 'REINFORCEMENT', 'UNKNOWN'] as const;
export type MethodType = (typeof METHOD_TYPES)[number];

/** The methods that this service knows. */
export type KnownMethodType = Exclude<MethodType, 'UNKNOWN'>;

export interface SupervisedMethod {
  readonly type: 'SUPERVISED';
  readonly hyperparameters: SupervisedHyperparameters;
}

export interface DpoMethod {
  readonly type: 'DPO';
  readonly hyperparameters: DpoHyperparameters;
}

export interface ReinforcementMethod {
  readonly type: 'REINFORCEMENT';
  readonly hyperparameters: ReinforcementHyperparameters;
  /** Null where the upstream does not tell it. */
  readonly grader: Grader | null;
}

/** A method that this service does not know yet, as the upstream sent it. */
export interface OtherMethod {
  readonly type: 'UNKNOWN';
  readonly rawType: string;
  readonly raw: JsonValue;
  readonly hyperparameters: SupervisedHyperparameters;
}

export type Method = SupervisedMethod | DpoMethod | ReinforcementMethod | OtherMethod;
