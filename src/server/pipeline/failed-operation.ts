import type { ExecutionResult } from 'graphql';

/**
 * Whether a result says that the operation was refused or broke off, so that nothing comes after it. Where something was
 * executed there is `data`, be it null.
 */
export const isFailure = (result: ExecutionResult): boolean =>
  result.errors !== undefined && !('data' in result);
