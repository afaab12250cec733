import type { JsonValue } from '../../domain/json.ts';
import type { Metadata } from '../../domain/metadata.ts';
import { asObject, asOpenJson } from './values.ts';

/** Metadata as pairs; null and missing mean none. A value that is no text, against the documents, becomes its JSON text. */
export const decodeMetadata = (raw: JsonValue | undefined): Metadata =>
  Object.entries(asObject(raw) ?? {}).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(asOpenJson(value)),
  }));
