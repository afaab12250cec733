import type { GraphQLFormattedError } from 'graphql';
import { expect } from 'vitest';
import type { Customer } from './customer.ts';

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[];
}

/** Top-level errors in the form of user errors. */
export const problemsOf = (errors: readonly GraphQLFormattedError[] = []): readonly Problem[] =>
  errors.map(({ message, extensions }) => ({ message, code: String(extensions?.['code']) }));

/** Whether an answer says that the provider can do no such thing; then it says so of all, and names the provider. */
export const isUnsupported = (
  { title }: Pick<Customer, 'title'>,
  problems: readonly Problem[] = [],
): boolean => {
  if (!problems.some(({ code }) => code === 'NOT_SUPPORTED')) return false;
  for (const { code, message } of problems) {
    expect(code, message).toBe('NOT_SUPPORTED');
    expect(message).toContain(title);
  }
  return true;
};
