import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asList, asObject, asText } from '../../wire/values.ts';

/** What an event's data says besides the status: in no documented answer anything. Read where APIs usually say it. */
export const reasonOf = (event: JsonObject | null): string | null => {
  const data = asObject(event?.['data']);
  const error = data?.['error'];
  return asText(error) ?? asText(asObject(error)?.['message']) ?? asText(data?.['message']);
};

/**
 * The reason that a job's log gives for its end: the newest that any event has, null without one. Only a job that is asked for
 * alone has a log; that a reason would stand there is inferred.
 *
 * @param events newest first.
 */
export const failureReason = (events: JsonValue | undefined): string | null => {
  for (const event of asList(events) ?? []) {
    const reason = reasonOf(asObject(event));
    if (reason !== null) return reason;
  }
  return null;
};
