import type { GraphQLError } from 'graphql';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import { type HttpStatus, httpStatusOf } from './http-status.ts';

/** How HTTP answers an operation of which nothing was executed. */
export interface FailureStatus {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

/** How HTTP answers one error, with the time to wait where that is known: programs that know nothing of GraphQL read the header. */
export const answerOf = ({ extensions }: GraphQLError): HttpStatus => {
  const known = httpStatusOf(extensions['code'] as ErrorCode);
  const { retryAfter } = extensions;
  if (known.status !== 429 || typeof retryAfter !== 'number') return known;
  return { ...known, headers: { ...known.headers, 'retry-after': String(retryAfter) } };
};

/**
 * The gravest of the errors decides.
 *
 * @param mediaType what the result is written as: GraphQL over HTTP answers what is wrong with the document itself with 200
 * to those who ask for application/json.
 */
export const statusOfFailure = (errors: readonly GraphQLError[], mediaType: string): FailureStatus => {
  let status = 0;
  const headers = new Map<string, string>();
  for (const error of errors) {
    const answer = answerOf(error);
    for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
    if (!(answer.spec && mediaType === 'application/json')) status = Math.max(status, answer.status);
  }
  return { status: status || 200, headers };
};
