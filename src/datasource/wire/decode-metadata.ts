import type { JsonValue } from '../../domain/json.ts';
import { isReservedMetadataKey, type Metadata } from '../../domain/metadata.ts';
import { asObject, asOpenJson } from './values.ts';

/**
 * Metadata as pairs, without those that this service itself has written; null and missing mean none, of a pair too. A value
 * that is no text, against the documents, becomes its JSON text.
 */
export const decodeMetadata = (raw: JsonValue | undefined): Metadata =>
  Object.entries(asObject(raw) ?? {})
    .filter(([key, value]) => !isReservedMetadataKey(key) && value !== null)
    .map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? value : JSON.stringify(asOpenJson(value)),
    }));
