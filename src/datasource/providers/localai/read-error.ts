import type { JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * The fine-tuning routes answer `{ error: "…" }` (core/http/endpoints/localai/finetune.go); the door in front of them
 * `{ error: { code: 401, message, type } }`, its code a number, or nothing at all (core/http/auth/middleware.go).
 */
export const readLocalaiError = (body: JsonValue): UpstreamErrorBody => {
  const outer = asObject(body);
  const error = asObject(outer?.['error']);
  const code = error?.['code'];
  return {
    message: asText(error?.['message']) ?? asText(outer?.['error']),
    code: typeof code === 'number' ? String(code) : asText(code),
    param: null,
  };
};
