import type { OpenAI } from 'openai';
import type { FineTuningFile } from '../../domain/file.ts';
import type { JsonValue } from '../../domain/json.ts';
import { decodeOptionalTime } from './decode-time.ts';
import { asObject, asText, asWhole } from './values.ts';

type FileBody = { readonly [Name in keyof OpenAI.FileObject]?: JsonValue };

/** A file as the upstream sent it. Null when it is no file at all: no object, or one without an id. */
export const decodeFile = (raw: JsonValue): FineTuningFile | null => {
  const file: FileBody | null = asObject(raw);
  const id = asText(file?.id);
  if (file === null || id === null) return null;
  return {
    id,
    filename: asText(file.filename),
    bytes: asWhole(file.bytes),
    purpose: asText(file.purpose),
    status: asText(file.status),
    createdAt: decodeOptionalTime(file.created_at),
    expiresAt: decodeOptionalTime(file.expires_at),
  };
};
