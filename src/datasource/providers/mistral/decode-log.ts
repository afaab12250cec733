import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { FineTuningJobEvent } from '../../../domain/event.ts';
import { isTerminal } from '../../../domain/job-status.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { decodeMetrics } from '../../wire/decode-metrics.ts';
import { decodeTime } from '../../wire/decode-time.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { Vocabulary } from '../../wire/vocabulary.ts';
import { reasonOf } from './failure-reason.ts';
import { oldestFirst } from './oldest-first.ts';

/** An event, and whether it is a job's end: of what happens in one second, that comes last. */
interface Line {
  readonly event: FineTuningJobEvent;
  readonly isEnd: boolean;
}

/** The new status, which stood in `data` by itself in 2024, and stands in an object since. */
const statusIn = (event: JsonObject): string | null =>
  asText(event['data']) ?? asText(asObject(event['data'])?.['status']);

const decodeChange = (jobId: string, event: JsonObject, place: number, vocabulary: Vocabulary): Line => {
  const word = statusIn(event);
  const status = word === null ? 'UNKNOWN' : vocabulary.status(word);
  const reason = reasonOf(event);
  const what = word === null ? (asText(event['name']) ?? '') : `Status: ${word}`;
  return {
    isEnd: isTerminal(status),
    event: {
      id: `${jobId}:event-${place}`,
      createdAt: decodeTime(event['created_at']) ?? new Date(0),
      level: status === 'FAILED' ? 'ERROR' : 'INFO',
      type: 'MESSAGE',
      message: reason === null ? what : `${what}: ${reason}`,
      metrics: null,
    },
  };
};

const ofCheckpoint = (
  jobId: string,
  { stepNumber, createdAt, metrics }: FineTuningJobCheckpoint,
  totalSteps: unknown,
): FineTuningJobEvent => ({
  id: `${jobId}:metrics-${stepNumber}`,
  createdAt,
  level: 'INFO',
  type: 'METRICS',
  message: `Checkpoint at step ${stepNumber}`,
  metrics: decodeMetrics([
    ['step', stepNumber],
    ['total_steps', totalSteps],
    ...metrics.values.map(({ name, value }) => [name, value] as const),
  ]),
});

/** Both in one, each in its own order, by their times. */
const merged = (
  changes: readonly Line[],
  checkpoints: readonly FineTuningJobEvent[],
): readonly FineTuningJobEvent[] => {
  const log: FineTuningJobEvent[] = [];
  let next = 0;
  for (const { event, isEnd } of changes) {
    const isBefore = ({ createdAt }: FineTuningJobEvent): boolean =>
      isEnd ? createdAt <= event.createdAt : createdAt < event.createdAt;
    for (let one = checkpoints[next]; one && isBefore(one); one = checkpoints[next]) {
      log.push(one);
      next += 1;
    }
    log.push(event);
  }
  return [...log, ...checkpoints.slice(next)];
};

/**
 * The log of a job, newest first. Mistral tells no more in it than each change of status, and measures only at checkpoints, so
 * each checkpoint stands in it as an event with its numbers: that is all there is of a curve.
 *
 * Nothing in it has an id there. A change of status is `<job>:event-<place>`, its place counted from the oldest, which stays the
 * same while the log grows (that it only grows is inferred); a checkpoint is `<job>:metrics-<step>`.
 *
 * @param checkpoints newest first.
 */
export const decodeLog = (
  jobId: string,
  job: JsonObject,
  checkpoints: readonly FineTuningJobCheckpoint[],
  vocabulary: Vocabulary,
): readonly FineTuningJobEvent[] => {
  const changes = oldestFirst(job['events']).flatMap(({ element, place }) => {
    const event = asObject(element);
    return event === null ? [] : [decodeChange(jobId, event, place, vocabulary)];
  });
  const totalSteps = asObject(job['hyperparameters'])?.['training_steps'];
  const measured = checkpoints.map((checkpoint) => ofCheckpoint(jobId, checkpoint, totalSteps));
  return merged(changes, measured.toReversed()).toReversed();
};
