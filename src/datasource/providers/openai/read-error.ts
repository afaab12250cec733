import type { JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * OpenAI answers `{ error: { message, type, param, code } }`. Gateways in front of it answer `{ error: "…" }`,
 * `{ message }` or `{ detail }`, and those are read too.
 */
export const readOpenaiError = (body: JsonValue): UpstreamErrorBody => {
  const outer = asObject(body);
  const error = asObject(outer?.['error']) ?? outer;
  const code = error?.['code'];
  return {
    message: asText(error?.['message']) ?? asText(outer?.['error']) ?? asText(outer?.['detail']),
    code: typeof code === 'number' ? String(code) : asText(code),
    param: asText(error?.['param']),
  };
};
