import type { CreateFineTuningJobInput, JobStatus, MethodInput } from '../../support/operations/graphql.ts';
import type { Customer } from './customer.ts';
import { ListPage } from './operations.ts';

export type MethodName = 'SUPERVISED' | 'DPO' | 'REINFORCEMENT';

/** The files that the emulator keeps for everybody. */
const TRAINING_FILES: Readonly<Record<MethodName, string>> = {
  SUPERVISED: 'file-seed-chat',
  DPO: 'file-seed-preference',
  REINFORCEMENT: 'file-seed-reinforcement',
};

/** All jobs of an account; none where they can't be listed. */
export const jobsOf = async ({ app }: Pick<Customer, 'app'>, status?: JobStatus) => {
  const { data } = await app.query(ListPage, {
    first: 100,
    ...(status && { filter: { status: [status] } }),
  });
  return data?.fineTuningJobs.nodes ?? [];
};

/**
 * What to order at a provider whose models nobody here knows: a model of which the account has had a job made before, by the
 * same method if there is one. OpenAI's where it has none.
 */
export const orderFor = async (
  customer: Pick<Customer, 'app'>,
  method: MethodName = 'SUPERVISED',
): Promise<CreateFineTuningJobInput> => {
  const jobs = await jobsOf(customer);
  const earlier = jobs.find(({ method: { type } }) => type === method) ?? jobs[0];
  const isAlike = earlier?.method.type === method && earlier.status !== 'FAILED';
  return {
    model: earlier?.model ?? 'gpt-4o-mini',
    trainingFile: isAlike ? earlier.trainingFile.id : TRAINING_FILES[method],
  };
};

/** Every hyperparameter of each method, with a value that all providers' limits allow. */
export const HYPERPARAMETER_VALUES = {
  SUPERVISED: { batchSize: 8, learningRateMultiplier: 1.5, nEpochs: 2 },
  DPO: { batchSize: 8, learningRateMultiplier: 1.5, nEpochs: 2, beta: 0.2 },
  REINFORCEMENT: {
    batchSize: 8,
    learningRateMultiplier: 1.5,
    nEpochs: 2,
    computeMultiplier: 1.5,
    evalInterval: 3,
    evalSamples: 2,
    reasoningEffort: 'LOW',
  },
} as const;

const GRADER = {
  stringCheck: {
    name: 'likeness',
    input: '{{sample.output_text}}',
    reference: '{{item.reference_answer}}',
    operation: 'eq',
  },
};

/** A method with these hyperparameters. */
export const methodInput = (method: MethodName, hyperparameters: object): MethodInput => {
  switch (method) {
    case 'SUPERVISED':
      return { supervised: { hyperparameters } };
    case 'DPO':
      return { dpo: { hyperparameters } };
    case 'REINFORCEMENT':
      return { reinforcement: { grader: GRADER, hyperparameters } };
  }
};
