import type { JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';
import { readOpenaiError } from '../openai/read-error.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * Z.ai answers `{ error: { code, message } }`, whose code is a text of digits (https://docs.z.ai/api-reference/api-code), and
 * in places `{ code, msg }`. It names no parameter.
 */
export const readZaiError = (body: JsonValue): UpstreamErrorBody => {
  const error = readOpenaiError(body);
  return { ...error, message: error.message ?? asText(asObject(body)?.['msg']) };
};
