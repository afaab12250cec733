import { type Capabilities, HYPERPARAMETERS, type Hyperparameter } from '../../domain/capabilities.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { KnownMethodType } from '../../domain/method.ts';
import type { UnsupportedInput } from '../../domain/not-supported.ts';

/** What is wrong with how a request wants to train: the method itself, or each hyperparameter at fault. */
export const unsupportedMethod = (
  request: CreateJobRequest,
  capabilities: Capabilities,
): readonly UnsupportedInput[] => {
  const wish = wishOf(request);
  const offered = capabilities.methods.find(({ type }) => type === wish.type);
  if (!offered) return [methodNotOffered(wish, capabilities)];
  return HYPERPARAMETERS.flatMap((name) => {
    const value = wish.hyperparameters[name] ?? null;
    // The provider may choose whatever can't be told to it.
    if (value === null || value === 'auto') return [];
    const path = [...wish.hyperparametersAt, name];
    return offered.hyperparameters.includes(name)
      ? []
      : [{ path, message: notSettable(path, wish, offered.hyperparameters, capabilities) }];
  });
};

/** How a request wants to train, and where in the input it says so. */
interface Wish {
  readonly type: KnownMethodType;
  readonly at: readonly string[];
  readonly asks: string;
  readonly hyperparameters: Readonly<Partial<Record<Hyperparameter, number | string | null>>>;
  readonly hyperparametersAt: readonly string[];
}

/** The names of the methods in the input. */
const FIELDS: Readonly<Record<KnownMethodType, string>> = {
  SUPERVISED: 'supervised',
  DPO: 'dpo',
  REINFORCEMENT: 'reinforcement',
};

const wishOf = ({ method, hyperparameters }: CreateJobRequest): Wish => {
  if (method) {
    const at = ['method', FIELDS[method.type]];
    return {
      type: method.type,
      at,
      asks: `\`${at.join('.')}\` asks`,
      hyperparameters: method.hyperparameters,
      hyperparametersAt: [...at, 'hyperparameters'],
    };
  }
  const at = [hyperparameters ? 'hyperparameters' : 'method'];
  return {
    type: 'SUPERVISED',
    at,
    asks: hyperparameters ? '`hyperparameters` without a `method` asks' : 'A job without a `method` asks',
    hyperparameters: hyperparameters ?? {},
    hyperparametersAt: at,
  };
};

const methodNotOffered = ({ type, at, asks }: Wish, { title, methods }: Capabilities): UnsupportedInput => {
  const offered = methods.map((method) => `\`method.${FIELDS[method.type]}\``);
  return {
    message: `${asks} for ${FIELDS[type]} training, which ${title} does not offer. Choose what it offers: ${offered.join(', ')}.`,
    path: at,
  };
};

const notSettable = (
  path: readonly string[],
  { type }: Wish,
  settable: readonly Hyperparameter[],
  { title }: Capabilities,
): string => {
  const names = settable.map((name) => `\`${name}\``).join(', ') || 'none';
  return `\`${path.join('.')}\` can't be set at ${title}; leave it out. What can be set in ${FIELDS[type]} training: ${names}.`;
};
