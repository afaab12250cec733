import { knownMetric } from '../wire/decode-metrics.ts';

// Accuracies lie in the same rows as the losses, and turn where those turn.
const LOSSES: readonly string[] = ['trainLoss', 'validLoss', 'fullValidLoss'];
const MOST_CURVES = 3;

/**
 * Which of these numbers are the curves that people look at, three at most, the most telling first: the losses, then the
 * rewards, and where a training has no loss, whatever else is no count of steps.
 *
 * @param names of numbers that were measured at least once: a header may name losses that no line holds.
 */
export const tellingNames = (names: readonly string[]): readonly string[] => {
  const losses = LOSSES.map((loss) => names.find((name) => knownMetric(name) === loss)).filter(
    (name) => name !== undefined,
  );
  const measured = names.filter(
    (name) => name !== '' && !['step', 'totalSteps'].includes(knownMetric(name) ?? ''),
  );
  const rewards = measured.filter((name) => name.includes('reward'));
  const others = losses.length > 0 ? [] : measured;
  return [...new Set([...losses, ...rewards, ...others])].slice(0, MOST_CURVES);
};
