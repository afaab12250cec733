import type { NotSupported } from '../domain/not-supported.ts';
import type { UserError } from '../domain/user-error.ts';

/**
 * What the provider doesn't do, as user errors: one for each input at fault, or one for the operation as a whole.
 *
 * @param at which argument the operation is about, such as `['input']`.
 */
export const unsupportedErrors = (
  { message, inputs }: NotSupported,
  at: readonly string[],
): readonly UserError[] =>
  inputs.length === 0
    ? [{ code: 'NOT_SUPPORTED', message, path: at }]
    : inputs.map((input) => ({
        code: input.code ?? 'NOT_SUPPORTED',
        message: input.message,
        path: [...at, ...input.path],
      }));
