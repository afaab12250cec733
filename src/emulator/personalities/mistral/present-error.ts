import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';
import { modelNotAvailable } from './refusals.ts';

/** A path such as `training_files[0].file_id`, part by part. */
const locationOf = (path: string): readonly (string | number)[] =>
  path
    .split(/\[|\]?\.|\]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** `{ detail: [{ type, loc, msg }] }`, as captured in https://github.com/mistralai/client-ts/issues/70. */
const complaint = ({ message, param, code }: ApiError): object => ({
  detail: [
    {
      type: code ?? 'value_error',
      loc: ['body', 'job_in', ...(param === null ? [] : locationOf(param))],
      msg: message,
    },
  ],
});

/** The shape that https://docs.mistral.ai/resources/error-glossary gives to "all errors". */
const glossary = ({ message, type, param, code }: ApiError): object => ({
  object: 'error',
  message,
  type,
  param,
  code,
});

const glossaryTypes: Readonly<Record<number, string>> = {
  403: 'authentication_error',
  429: 'rate_limit_error',
};

/** One provider, three shapes of errors. */
export function presentMistralError(error: ApiError): PresentedError {
  const { status, type, code, message } = error;
  if (type === 'detail') return { status, body: { detail: message } };
  // Captured in https://github.com/agent0ai/agent-zero/issues/539.
  if (status === 401) return { status, body: { detail: 'Unauthorized' } };
  // Since it is retired, all of the API answers 410 (https://github.com/mistralai/client-ts/pull/255); the body is unknown.
  if (code === 'training_not_available') return { status: 410, body: null };
  if (code === 'model_not_found') return presentMistralError(modelNotAvailable('completion'));
  if (status === 400 || status === 422) return { status: 422, body: complaint(error) };
  const known = glossaryTypes[status];
  return { status, body: { ...glossary(error), ...(known === undefined ? {} : { type: known }) } };
}
