import type { JsonValue } from '../../../domain/json.ts';
import { asObject, asText } from '../../wire/values.ts';
import { readOpenaiError } from '../openai/read-error.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * What to do about refusals whose own words don't say it, as seen in 2026: a file that was just uploaded is imported for some
 * seconds; and a job without a training type is for Standard training, which is not to be had of every model everywhere
 * (https://github.com/BerriAI/litellm/pull/24687).
 */
const ADVICE: readonly (readonly [words: string, advice: string])[] = [
  [
    'must point to a completed file import',
    'Azure is still reading the file: wait until its status is `processed`, then ask again. No job was made.',
  ],
  [
    'base model does not support fine-tuning',
    "A job that this service creates trains in the resource's own region (training type Standard), where this model may not be offered. Use a resource in a region that offers it, or another model.",
  ],
];

const advised = (message: string): string => {
  const [, advice] = ADVICE.find(([words]) => message.includes(words)) ?? [];
  return advice === undefined ? message : `${message} ${advice}`;
};

/**
 * OpenAI's shape, in which the dated path calls the parameter at fault `target` (reference for 2025-04-01-preview). The gateway
 * in front has the status for its code.
 */
export const readAzureError = (body: JsonValue): UpstreamErrorBody => {
  const { message, code, param } = readOpenaiError(body);
  const error = asObject(asObject(body)?.['error']);
  return {
    message: message && advised(message),
    code,
    param: param ?? asText(error?.['target']),
  };
};
