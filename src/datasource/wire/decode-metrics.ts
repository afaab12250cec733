import type { Metrics, MetricValue } from '../../domain/metrics.ts';
import { asInt, asNumber } from './values.ts';

type Named = Exclude<keyof Metrics, 'values'>;

/** What events, checkpoints and the result files of the several providers call the same number. */
const NAMES: ReadonlyMap<string, Named> = new Map([
  ['step', 'step'],
  ['total_steps', 'totalSteps'],
  ['train_loss', 'trainLoss'],
  ['train_mean_token_accuracy', 'trainMeanTokenAccuracy'],
  ['train_accuracy', 'trainMeanTokenAccuracy'],
  ['valid_loss', 'validLoss'],
  ['valid_mean_token_accuracy', 'validMeanTokenAccuracy'],
  ['validation_mean_token_accuracy', 'validMeanTokenAccuracy'],
  ['full_valid_loss', 'fullValidLoss'],
  ['full_valid_mean_token_accuracy', 'fullValidMeanTokenAccuracy'],
  ['global_step', 'step'],
  ['train/global_step', 'step'],
  ['train/loss', 'trainLoss'],
  ['eval/global_step', 'step'],
  ['eval_loss', 'validLoss'],
  ['eval/loss', 'validLoss'],
]);

/** The well-known number that goes by this name at some upstream; undefined for any other name. */
export const knownMetric = (name: string): Named | undefined => NAMES.get(name);

/** Some upstreams write -1 for "not measured". A reward may really be -1; a loss, an accuracy or a step can't. */
export const isMeasured = (name: string, value: number): boolean => value !== -1 || name.includes('reward');

/** The numbers of one step, of pairs of a name and anything. What is no number, or says "not measured", is left out. */
export const decodeMetrics = (entries: Iterable<readonly [name: string, value: unknown]>): Metrics => {
  const values: MetricValue[] = [];
  const known: Record<Named, number | null> = {
    step: null,
    totalSteps: null,
    trainLoss: null,
    trainMeanTokenAccuracy: null,
    validLoss: null,
    validMeanTokenAccuracy: null,
    fullValidLoss: null,
    fullValidMeanTokenAccuracy: null,
  };
  for (const [name, raw] of entries) {
    const value = asNumber(raw);
    if (value === null || !isMeasured(name, value)) continue;
    values.push({ name, value });
    const field = knownMetric(name);
    if (field === 'step' || field === 'totalSteps') known[field] = asInt(value);
    else if (field !== undefined) known[field] ??= value;
  }
  return { ...known, values };
};
