import type { Method } from '../../jobs/method.ts';
import type { SeedJob } from '../../seeds/seed-jobs.ts';

const reinforcement = ({ hyperparameters }: Method): Method => ({
  type: 'reinforcement',
  hyperparameters: {
    n_epochs: hyperparameters['n_epochs'] ?? 'auto',
    batch_size: hyperparameters['batch_size'] ?? 'auto',
    learning_rate_multiplier: hyperparameters['learning_rate_multiplier'] ?? 'auto',
  },
  grader: {
    type: 'lambda',
    lambda: { function: 'arn:aws:lambda:us-west-2:123456789012:function:workshop-reward' },
  },
});

const fileFor = (file: string): string => (file === 'file-seed-broken' ? file : 'file-seed-reinforcement');

/** Every job trains by reinforcement; none can be paused. */
export function seedBedrock({ name, age, live, step, life, method, trainingFile }: SeedJob): SeedJob | null {
  if (name === 'paused') return null;
  return {
    name,
    age,
    live,
    model: 'openai.gpt-oss-20b',
    method: reinforcement(method),
    trainingFile: fileFor(trainingFile),
    ...(step === undefined ? {} : { step }),
    ...(life === undefined ? {} : { life }),
  };
}
