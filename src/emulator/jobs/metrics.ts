import { noiseAt, numberFrom } from '../chance.ts';
import type { Job } from './job.ts';
import { endsEpoch } from './progress.ts';

/** What is measured at one step, under the names on the wire. What isn't measured there is absent. */
export interface StepMetrics {
  readonly step: number;
  readonly train_loss?: number;
  readonly train_mean_token_accuracy?: number;
  readonly valid_loss?: number;
  readonly valid_mean_token_accuracy?: number;
  readonly full_valid_loss?: number;
  readonly full_valid_mean_token_accuracy?: number;
  readonly train_reward_mean?: number;
  readonly valid_reward_mean?: number;
}

/** A curve that starts at one value and settles at another, with noise around it. */
interface Curve {
  readonly key: number;
  readonly start: number;
  readonly end: number;
}

interface Curves {
  readonly train: Curve;
  readonly valid: Curve;
  readonly fullValid: Curve;
}

const steepness = 4;
const roughness = 0.3;
const rounds = 100_000;

const round = (value: number): number => Math.round(value * rounds) / rounds;

/** The same seed, model and data give the same curves, whatever the job is called: what the upstream's `seed` promises. */
function curvesFor({ seed, model, method, plan }: Job): Curves {
  const origin = [
    'curve',
    seed,
    model,
    plan.trainedTokens,
    plan.steps,
    JSON.stringify(plan.hyperparameters),
  ] as const;
  const between = (low: number, high: number, name: string): number =>
    low + (high - low) * noiseAt(numberFrom(...origin, name), 0);
  const curve = (name: string, start: number, end: number): Curve => ({
    key: numberFrom(...origin, name),
    start,
    end,
  });
  if (method.type === 'reinforcement') {
    const start = between(0.1, 0.3, 'start');
    const end = between(0.7, 0.9, 'end');
    return {
      train: curve('train', start, end),
      valid: curve('valid', start * 0.95, end * 0.93),
      fullValid: curve('full', start * 0.95, end * 0.93),
    };
  }
  const start = method.type === 'dpo' ? Math.LN2 : between(1.8, 2.6, 'start');
  const end = method.type === 'dpo' ? between(0.1, 0.25, 'end') : between(0.25, 0.6, 'end');
  return {
    train: curve('train', start, end),
    valid: curve('valid', start * 1.02, end * 1.15),
    fullValid: curve('full', start * 1.02, end * 1.13),
  };
}

const known = new WeakMap<Job, Curves>();

function curvesOf(job: Job): Curves {
  const curves = known.get(job) ?? curvesFor(job);
  known.set(job, curves);
  return curves;
}

function valueAt({ key, start, end }: Curve, step: number, steps: number): number {
  const settled = end + (start - end) * Math.exp((-steepness * step) / steps);
  return Math.max(0.0001, settled * (1 + roughness * (noiseAt(key, step) - 0.5)));
}

/** A rough but steady relation: the smaller the loss, the more tokens were guessed right. */
const accuracyFor = (loss: number): number => 1 / (1 + 0.55 * loss);

const evaluationsARun = 20;

/** Whether a validation batch is run at a step. */
function isEvaluated(job: Job, step: number): boolean {
  if (!job.plan.validated) return false;
  const asked = job.plan.hyperparameters['eval_interval'];
  const interval = typeof asked === 'number' ? asked : Math.ceil(job.plan.steps / evaluationsARun);
  return step % interval === 0 || step === 1 || endsEpoch(job.plan, step);
}

/** What a job measures at a step (counted from 1): a pure function, so nothing is kept for a step until it is read. */
export function metricsAt(job: Job, step: number): StepMetrics {
  const { train, valid, fullValid } = curvesOf(job);
  const { steps, validated } = job.plan;
  const evaluated = isEvaluated(job, step);
  if (job.method.type === 'reinforcement') {
    const reward = (curve: Curve): number => round(Math.min(1, valueAt(curve, step, steps)));
    return {
      step,
      train_reward_mean: reward(train),
      ...(evaluated ? { valid_reward_mean: reward(valid) } : {}),
    };
  }
  const trainLoss = valueAt(train, step, steps);
  const validLoss = valueAt(valid, step, steps);
  const fullValidLoss = valueAt(fullValid, step, steps);
  return {
    step,
    train_loss: round(trainLoss),
    train_mean_token_accuracy: round(accuracyFor(trainLoss)),
    ...(evaluated
      ? { valid_loss: round(validLoss), valid_mean_token_accuracy: round(accuracyFor(validLoss)) }
      : {}),
    ...(validated && endsEpoch(job.plan, step)
      ? {
          full_valid_loss: round(fullValidLoss),
          full_valid_mean_token_accuracy: round(accuracyFor(fullValidLoss)),
        }
      : {}),
  };
}
