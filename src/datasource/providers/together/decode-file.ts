import type { FineTuningFile } from '../../../domain/file.ts';
import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { decodeFile as decodeOpenaiFile } from '../../wire/decode-file.ts';
import { asObject, asText } from '../../wire/values.ts';

/** OpenAI's words for how far the check of a file is; that these mean the same is inferred. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['PENDING', 'uploaded'],
  ['QUEUED', 'uploaded'],
  ['RUNNING', 'uploaded'],
  ['COMPLETED', 'processed'],
  ['FAILED', 'error'],
  ['INVALID_FORMAT', 'error'],
]);

/** Files from before `processing_status` tell only whether they were processed. */
const statusOf = (file: JsonObject): string | null => {
  const status = asText(file['processing_status']);
  if (status !== null) return STATUSES.get(status.toUpperCase()) ?? status.toLowerCase();
  if (typeof file['Processed'] !== 'boolean') return null;
  return file['Processed'] ? 'processed' : 'uploaded';
};

/** A file as Together sent it: OpenAI's object, but for its status. Null when it is none: no object, or one without an id. */
export const decodeFile = (raw: JsonValue): FineTuningFile | null => {
  const body = asObject(raw);
  return body && decodeOpenaiFile({ ...body, status: statusOf(body) });
};
