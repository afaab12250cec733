import type { FineTuningJobError } from '../../../domain/job.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';

const word = (event: JsonObject, field: 'type' | 'level'): string =>
  (asText(event[field]) ?? '').toLowerCase();

/**
 * Why a job failed. A job has no field for it: its log ends in an event `job_error`, whose message is taken for the reason
 * (inferred from the list of event types), or else in some other event whose level is an error.
 *
 * @param events a job's log, in any order.
 * @returns null when none of them tells.
 */
export const reasonIn = (events: readonly JsonValue[]): FineTuningJobError | null => {
  const told = events.map(asObject).filter((event) => event !== null && asText(event['message']) !== null);
  const found =
    told.findLast((event) => event && word(event, 'type') === 'job_error') ??
    told.findLast((event) => event && word(event, 'level').endsWith('error'));
  if (!found) return null;
  return {
    code: word(found, 'type') || 'job_error',
    message: asText(found['message']) ?? '',
    param: null,
  };
};
