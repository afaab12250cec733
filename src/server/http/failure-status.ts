import type { GraphQLError } from 'graphql';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import { httpStatusOf } from './http-status.ts';

/** How HTTP answers an operation of which nothing was executed. */
export interface FailureStatus {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * The gravest of the errors decides.
 *
 * @param mediaType what the result is written as: GraphQL over HTTP answers what is wrong with the document itself with 200
 * to those who ask for application/json.
 */
export const statusOfFailure = (errors: readonly GraphQLError[], mediaType: string): FailureStatus => {
  let status = 0;
  const headers = new Map<string, string>();
  for (const { extensions } of errors) {
    const known = httpStatusOf(extensions['code'] as ErrorCode);
    for (const [name, value] of Object.entries(known.headers ?? {})) headers.set(name, value);
    const { retryAfter } = extensions;
    // Programs that know nothing of GraphQL know the header.
    if (known.status === 429 && typeof retryAfter === 'number')
      headers.set('retry-after', String(retryAfter));
    if (!(known.spec && mediaType === 'application/json')) status = Math.max(status, known.status);
  }
  return { status: status || 200, headers };
};
