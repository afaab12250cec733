import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asList, asObject, asText } from '../../wire/values.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/** What frames every complaint about a new job, and names no part of it. */
const FRAME: ReadonlySet<JsonValue> = new Set(['body', 'job_in']);

/** The first of the complaints about a request: `{ type, loc: ["body", "job_in", "suffix"], msg }`. */
const ofComplaint = (complaint: JsonObject): UpstreamErrorBody => ({
  message: asText(complaint['msg']),
  code: asText(complaint['type']),
  param:
    (asList(complaint['loc']) ?? [])
      .filter((part) => !FRAME.has(part) && (typeof part === 'string' || typeof part === 'number'))
      .join('.') || null,
});

const ofDetail = (detail: JsonValue | undefined): UpstreamErrorBody | null => {
  const complaint = asObject(asList(detail)?.[0]);
  if (complaint) return ofComplaint(complaint);
  const message = asText(detail);
  return message === null ? null : { message, code: null, param: null };
};

/**
 * Mistral's errors come in several shapes, of which each was documented or captured:
 * - `{ object: "error", message, type, param, code }`, of https://docs.mistral.ai/resources/error-glossary;
 * - `{ detail: [{ type, loc, msg }] }`, of this API itself: https://github.com/mistralai/client-ts/issues/70;
 * - `{ detail: "…" }`, of this API as well: https://github.com/mistralai/client-python/issues/450;
 * - `{ object: "error", message: { detail: […] } }`, of another: https://github.com/mistralai/client-python/issues/91;
 * - `{ error: { message, type, param, code } }`, of Mistral's OpenAPI document of 2024.
 */
export const readMistralError = (body: JsonValue): UpstreamErrorBody => {
  const outer = asObject(body);
  const error = asObject(outer?.['error']) ?? outer;
  const detail = ofDetail(error?.['detail']) ?? ofDetail(asObject(error?.['message'])?.['detail']);
  if (detail) return detail;
  const code = error?.['code'];
  return {
    message: asText(error?.['message']) ?? asText(outer?.['error']),
    code: typeof code === 'number' ? String(code) : (asText(code) ?? asText(error?.['type'])),
    param: asText(error?.['param']),
  };
};
