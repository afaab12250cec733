import { knownMetric } from '../wire/decode-metrics.ts';

// Accuracies lie in the same rows as the losses, and turn where those turn.
const LOSSES: readonly string[] = ['trainLoss', 'validLoss', 'fullValidLoss'];
const MOST_CURVES = 3;

/**
 * Which of these numbers are the curves that people look at, the most telling first: the losses, or where a training has none,
 * as reinforcement does, the first few that are no count of steps.
 */
export const tellingNames = (names: readonly string[]): readonly string[] => {
  const losses = LOSSES.map((loss) => names.find((name) => knownMetric(name) === loss)).filter(
    (name) => name !== undefined,
  );
  const measured = names.filter(
    (name) => name !== '' && !['step', 'totalSteps'].includes(knownMetric(name) ?? ''),
  );
  return losses.length > 0 ? losses : measured.slice(0, MOST_CURVES);
};
