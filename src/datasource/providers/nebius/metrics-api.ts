import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { Metrics } from '../../../domain/metrics.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import type { CheckpointsApi, MetricsApi } from '../api.ts';

const PAGE_SIZE = 100;
const MOST_PAGES = 20;

/**
 * What a training measured, of its checkpoints: one at the end of each epoch, with the losses up to there. Nebius writes no
 * table of steps, and its captured logs hold messages alone (https://github.com/nebius/token-factory-cookbook). The first
 * 2,000 checkpoints are read; a training has twenty epochs at most.
 */
export const createMetricsApi = (checkpoints: CheckpointsApi): MetricsApi => ({
  async list(caller, jobId) {
    const rows: Metrics[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await checkpoints.list(caller, jobId, { first: PAGE_SIZE, after });
      rows.push(...page.items.filter(hasNumbers).map(rowOf));
      after = page.items.at(-1)?.id ?? null;
      if (!page.hasMore || after === null) break;
    }
    return rows.sort((one, other) => (one.step ?? 0) - (other.step ?? 0));
  },
});

const hasNumbers = ({ metrics }: FineTuningJobCheckpoint): boolean =>
  metrics.values.some(({ name }) => name !== 'step');

/** The metrics' own `step` mostly is null; the checkpoint's number says the same. */
const rowOf = ({ metrics, stepNumber }: FineTuningJobCheckpoint): Metrics =>
  metrics.step === null
    ? decodeMetrics([
        ['step', stepNumber],
        ...metrics.values.map(({ name, value }) => [name, value] as const),
      ])
    : metrics;
