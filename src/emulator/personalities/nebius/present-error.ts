import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

const inQuery: ReadonlySet<string> = new Set(['limit', 'after', 'purpose']);

/** Where a fault stands, in the words of the framework behind the API: it names a method's type before the method's key. */
function placeOf(param: string): readonly string[] {
  if (inQuery.has(param)) return ['query', param];
  const names = param.split(/[.[\]]+/).filter((name) => name !== '');
  const [first, second, ...rest] = names;
  return first === 'method' && second !== undefined && second !== 'type'
    ? ['body', first, second, second, ...rest]
    : ['body', ...names];
}

/**
 * `{ detail: [{ loc, msg, type }] }` with 422 for a request that doesn't fit (HTTPValidationError in the OpenAPI document),
 * and `{ detail: "…" }` for all else. There are no codes.
 */
export function presentNebiusError({ status, message, param, code }: ApiError): PresentedError {
  if (status !== 400 || param === null) return { status, body: { detail: message } };
  const isMissing = code === 'missing_required_parameter';
  return {
    status: 422,
    body: {
      detail: [
        {
          loc: placeOf(param),
          msg: isMissing ? 'Field required' : message,
          type: isMissing ? 'missing' : (code ?? 'value_error'),
        },
      ],
    },
  };
}
