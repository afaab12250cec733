import type { DatasetReport } from '../files/dataset.ts';
import type { DatasetFormat } from '../files/formats.ts';
import { learnsFromCompletions, usualLearningRateMultiplier } from './base-models.ts';
import type { Hyperparameters, Method } from './method.ts';

/** Why a job is going to fail, in the words of its `error`. */
export interface JobProblem {
  readonly code: 'invalid_training_file' | 'invalid_validation_file';
  readonly message: string;
  readonly param: 'training_file' | 'validation_file';
}

/** Everything about a job's run that is settled when it is created; its life and all its numbers follow from this. */
export interface JobPlan {
  /** Null for a job whose files are in order. */
  readonly problem: JobProblem | null;
  readonly examples: number;
  /** Tokens that the whole run learns from: those of the file, times the epochs. */
  readonly trainedTokens: number;
  readonly validated: boolean;
  /** The hyperparameters with a number wherever `auto` was asked for. */
  readonly hyperparameters: Hyperparameters;
  readonly epochs: number;
  readonly batchSize: number;
  readonly steps: number;
  /** Milliseconds that each part of the life takes. */
  readonly pace: Pace;
}

export interface Pace {
  readonly validating: number;
  readonly queued: number;
  readonly step: number;
  /** From the last step to the end. */
  readonly closing: number;
}

const fewestExamples = 10;

/** A supervised run over the small seeded file, three epochs of it, has about this many tokens and takes a minute. */
const usualTokens = 9_000;
const usualTraining = 45_000;
const shortestTraining = 20_000;
const longestTraining = 30 * 60_000;

export function formatFor(method: Method, baseModel: string): DatasetFormat {
  if (method.type === 'dpo') return 'preference';
  if (method.type === 'reinforcement') return 'reinforcement';
  return learnsFromCompletions(baseModel) ? 'completion' : 'chat';
}

function problemWith(
  report: DatasetReport,
  format: DatasetFormat,
  kind: 'training' | 'validation',
): JobProblem | null {
  const blame = (what: string): JobProblem => ({
    code: `invalid_${kind}_file`,
    message: `The job failed due to an invalid ${kind} file. ${what}`,
    param: `${kind}_file`,
  });
  const { count, first } = report.problems[format];
  if (count > 0) {
    const more = count - first.length;
    const rest = more > 0 ? ` (and ${more} more ${more === 1 ? 'problem' : 'problems'})` : '';
    return blame(`It is not in the ${format} format. ${first.join('; ')}${rest}.`);
  }
  if (kind === 'training' && report.examples < fewestExamples) {
    return blame(`It has ${report.examples} example(s), but must have at least ${fewestExamples}.`);
  }
  return report.examples === 0 ? blame('It has no examples.') : null;
}

/** Few examples are repeated more often, so that a run sees a hundred; many are seen once. */
function usualEpochs(examples: number): number {
  if (examples * 3 < 100) return Math.min(25, Math.max(1, Math.floor(100 / Math.max(1, examples))));
  return examples * 3 > 25_000 ? Math.max(1, Math.floor(25_000 / examples)) : 3;
}

const chosen = (asked: number | string | undefined, usual: number): number =>
  typeof asked === 'number' ? asked : usual;

/** Plans the run of a job. `speed` divides every duration. */
export function planJob(
  method: Method,
  baseModel: string,
  training: DatasetReport,
  validation: DatasetReport | null,
  speed: number,
): JobPlan {
  const format = formatFor(method, baseModel);
  const asked = method.hyperparameters;
  const { examples } = training;
  const epochs = chosen(asked['n_epochs'], usualEpochs(examples));
  const batchSize = chosen(asked['batch_size'], Math.min(256, Math.max(1, Math.round(examples * 0.002))));
  const steps = Math.max(1, Math.ceil((examples * epochs) / batchSize));
  const usual: Record<string, number> = {
    n_epochs: epochs,
    batch_size: batchSize,
    learning_rate_multiplier: usualLearningRateMultiplier(baseModel),
    beta: 0.1,
    compute_multiplier: 1,
    eval_interval: Math.max(1, Math.ceil(steps / 10)),
    eval_samples: 1,
  };
  const trainedTokens = training.tokens * epochs;
  const wanted = usualTraining * Math.sqrt(trainedTokens / usualTokens);
  const trainingTime = Math.min(longestTraining, Math.max(shortestTraining, wanted));
  return {
    problem:
      problemWith(training, format, 'training') ??
      (validation === null ? null : problemWith(validation, format, 'validation')),
    examples,
    trainedTokens,
    validated: validation !== null,
    hyperparameters: Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, value === 'auto' ? (usual[name] ?? value) : value]),
    ),
    epochs,
    batchSize,
    steps,
    pace: {
      validating: 5_000 / speed,
      queued: 5_000 / speed,
      step: trainingTime / steps / speed,
      closing: 5_000 / speed,
    },
  };
}
