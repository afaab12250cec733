import type { FineTuningFile } from '../../../domain/file.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { decodeTimestamp } from '../../wire/decode-time.ts';
import { asObject, asText } from '../../wire/values.ts';
import { idOf } from './resource-names.ts';

/** What OpenAI calls the states of a dataset; another one keeps its own word. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['UPLOADING', 'uploaded'],
  ['READY', 'processed'],
]);

/**
 * A dataset (https://docs.fireworks.ai/api-reference/create-dataset), which is what a file is at Fireworks. Its display name is
 * the filename where this service has uploaded it. It tells no size, and no purpose: it is for whatever uses it.
 *
 * @returns null when it is none at all: no object, or one without a name.
 */
export const decodeDataset = (raw: JsonValue): FineTuningFile | null => {
  const dataset = asObject(raw);
  const name = asText(dataset?.['name']);
  if (dataset === null || name === null || idOf(name) === '') return null;
  const state = asText(dataset['state']);
  const fault = asText(asObject(dataset['status'])?.['code']) ?? 'OK';
  return {
    id: idOf(name),
    filename: asText(dataset['displayName']),
    bytes: null,
    purpose: null,
    status: fault === 'OK' ? state && (STATUSES.get(state) ?? state) : 'error',
    createdAt: decodeTimestamp(dataset['createTime']),
    expiresAt: null,
  };
};
