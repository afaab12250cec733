import type {
  CreateFineTuningJobInput,
  JobStatus,
  MethodInput,
  MethodType,
} from '../../support/operations/graphql.ts';
import type { Customer } from './customer.ts';
import { ListPage } from './operations.ts';

/** The files that the emulator keeps for everybody. */
const TRAINING_FILES: Readonly<Record<string, string>> = {
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
 * What to order at a provider whose models and graders nobody here knows: those with which the account has had a job made
 * before, by the same method if there is one. OpenAI's where it has none.
 */
export const orderFor = async (
  customer: Pick<Customer, 'app' | 'methods'>,
  method: MethodType = customer.methods[0] ?? 'SUPERVISED',
  hyperparameters: object = {},
): Promise<CreateFineTuningJobInput> => {
  const jobs = await jobsOf(customer);
  const isOffered = customer.methods.includes(method);
  const alike = jobs.find(
    ({ method: { type }, status }) => isOffered && type === method && status !== 'FAILED',
  );
  const { model = 'gpt-4o-mini' } = alike ?? jobs[0] ?? {};
  const trainingFile = alike?.trainingFile.id ?? TRAINING_FILES[method] ?? '';
  return { model, trainingFile, method: methodInput(alike?.method, method, hyperparameters) };
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

type Method = Awaited<ReturnType<typeof jobsOf>>[number]['method'];

const methodInput = (
  earlier: Method | undefined,
  method: MethodType,
  hyperparameters: object,
): MethodInput => {
  if (method === 'DPO') return { dpo: { hyperparameters } };
  if (method !== 'REINFORCEMENT') return { supervised: { hyperparameters } };
  const own = earlier && 'grader' in earlier ? earlier.grader : null;
  const grader = own && 'raw' in own ? { raw: own.raw } : GRADER;
  return { reinforcement: { grader, hyperparameters } };
};
