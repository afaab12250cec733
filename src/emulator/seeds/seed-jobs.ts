import type { Integration } from '../jobs/job-order.ts';
import { cancelLife, type Life, pauseLife, stayPut } from '../jobs/life.ts';
import { type Method, methodCheck, supervisedMethod } from '../jobs/method.ts';
import type { JobPlan } from '../jobs/plan.ts';

/** What one seeded job is made of. */
export interface SeedJob {
  /** Its id is `ftjob-seed-` and this. */
  readonly name: string;
  /** How long before the start it was created, in milliseconds. */
  readonly age: number;
  readonly model: string;
  readonly method: Method;
  readonly trainingFile: string;
  readonly validationFile?: string;
  readonly suffix?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly integrations?: readonly Integration[];
  /** A job that lives on is paced by the emulator's speed, one that is over by the usual. */
  readonly live: boolean;
  /** Milliseconds between two steps; the file's usual pace if absent. */
  readonly step?: number;
  /** Its life, if it isn't just what its plan gives. */
  readonly life?: (life: Life, plan: JobPlan, createdAt: number) => Life;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const midway = (plan: JobPlan, createdAt: number): number =>
  createdAt + plan.pace.validating + plan.pace.queued + 0.4 * plan.steps * plan.pace.step;

const grader = {
  type: 'multi',
  name: 'workshop answers',
  graders: {
    likeness: {
      type: 'text_similarity',
      name: 'likeness',
      input: '{{sample.output_text}}',
      reference: '{{item.reference_answer}}',
      evaluation_metric: 'fuzzy_match',
    },
    greeting: {
      type: 'string_check',
      name: 'greeting',
      input: '{{sample.output_text}}',
      reference: 'Dear customer',
      operation: 'ne',
    },
  },
  calculate_output: '0.8 * likeness + 0.2 * greeting',
};

const wandb: Integration = {
  type: 'wandb',
  wandb: { project: 'workshop-assistant', name: 'tone-1', entity: null, tags: ['support', 'weekly'] },
};

/** A job in every state and of every method, oldest first. */
export const seedJobs: readonly SeedJob[] = [
  {
    name: 'succeeded',
    age: 3 * day,
    model: 'gpt-4o-mini-2024-07-18',
    method: supervisedMethod({}),
    trainingFile: 'file-seed-chat',
    validationFile: 'file-seed-chat-validation',
    suffix: 'workshop',
    metadata: { team: 'support', environment: 'production' },
    integrations: [wandb],
    live: false,
  },
  {
    name: 'reinforcement',
    age: 2 * day,
    model: 'o4-mini-2025-04-16',
    method: methodCheck({ type: 'reinforcement', reinforcement: { grader } }, 'method'),
    trainingFile: 'file-seed-reinforcement',
    suffix: 'workshop-reasoning',
    metadata: { team: 'research' },
    live: false,
  },
  {
    name: 'failed',
    age: 30 * hour,
    model: 'gpt-4.1-mini-2025-04-14',
    method: supervisedMethod({}),
    trainingFile: 'file-seed-broken',
    metadata: { team: 'support', environment: 'staging' },
    live: false,
  },
  {
    name: 'cancelled',
    age: 26 * hour,
    model: 'gpt-4.1-2025-04-14',
    method: methodCheck({ type: 'dpo', dpo: { hyperparameters: { beta: 0.2, n_epochs: 2 } } }, 'method'),
    trainingFile: 'file-seed-preference',
    suffix: 'polite',
    live: false,
    life: (life, plan, createdAt) => cancelLife(life, midway(plan, createdAt)),
  },
  {
    name: 'paused',
    age: 5 * hour,
    model: 'gpt-4o-2024-08-06',
    method: methodCheck({ type: 'dpo' }, 'method'),
    trainingFile: 'file-seed-preference',
    metadata: { team: 'research' },
    live: true,
    life: (life, plan, createdAt) => pauseLife(life, midway(plan, createdAt)),
  },
  {
    name: 'running',
    age: 2 * hour,
    model: 'gpt-4.1-nano-2025-04-14',
    method: methodCheck(
      { type: 'supervised', supervised: { hyperparameters: { n_epochs: 50, batch_size: 1 } } },
      'method',
    ),
    trainingFile: 'file-seed-large',
    validationFile: 'file-seed-chat-validation',
    suffix: 'tickets',
    metadata: { team: 'support', environment: 'production' },
    live: false,
    // 100,000 steps, eleven days and a half: it outlives whoever looks at it.
    step: 10_000,
  },
  {
    name: 'queued',
    age: 20 * minute,
    model: 'gpt-4o-mini-2024-07-18',
    method: supervisedMethod({ n_epochs: 4 }),
    trainingFile: 'file-seed-chat',
    metadata: { team: 'support', environment: 'staging' },
    live: true,
    life: (life, plan, createdAt) => stayPut(life, createdAt + plan.pace.validating),
  },
  {
    name: 'validating',
    age: 2 * minute,
    model: 'gpt-3.5-turbo-0125',
    method: supervisedMethod({}),
    trainingFile: 'file-seed-chat',
    live: true,
    life: (life, _plan, createdAt) => stayPut(life, createdAt),
  },
];
