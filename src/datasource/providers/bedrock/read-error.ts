import type { JsonValue } from '../../../domain/json.ts';
import { readOpenaiError } from '../openai/read-error.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/** The account in a name of AWS's, `arn:aws:lambda:us-west-2:123456789012:function:reward`. */
const ACCOUNT = /\b(arn:aws[\w-]*:[\w-]*:[\w-]*:)\d{12}(?=:)/g;

/**
 * OpenAI's shape. Messages name what was asked for by its whole name, with the number of the account, which is nobody's
 * business but its owner's: the rest stays, for it says what was refused.
 */
export const readBedrockError = (body: JsonValue): UpstreamErrorBody => {
  const { message, ...rest } = readOpenaiError(body);
  return { ...rest, message: message?.replace(ACCOUNT, '$1[account]') ?? null };
};
