import type { FineTuningJobError } from '../../../domain/job.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';

const LONGEST_CODE = 100;
const LONGEST_REASON = 2000;

/** The beginning of a text, without the rest in memory: reasons are kept, and a part of a string holds the whole of it. */
const beginning = (text: string, length: number): string =>
  text.length <= length ? text : Buffer.from(text.slice(0, length)).toString();

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
    code: beginning(word(found, 'type'), LONGEST_CODE) || 'job_error',
    message: beginning(asText(found['message']) ?? '', LONGEST_REASON),
    param: null,
  };
};
