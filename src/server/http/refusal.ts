import { ServiceError } from '../../domain/service-error.ts';
import type { ErrorCode } from '../pipeline/error-codes.ts';
import type { Exchange } from './exchange.ts';
import { httpStatusOf } from './http-status.ts';

/** A request that ends before it is an operation. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ErrorCode, message: string, headers = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const SHUTTING_DOWN = new Refusal(503, 'SHUTTING_DOWN', 'This instance is shutting down. Ask again.', {
  connection: 'close',
});

/** What the answer to a failed request says; undefined when it was not refused but broke. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (!(error instanceof ServiceError)) return undefined;
  const { status, headers } = httpStatusOf(error.code);
  return new Refusal(status, error.code, error.message, headers);
};

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Answers with a GraphQL error, also where the path is none of GraphQL's: a client needs to read one format only. */
export const refuse = ({ response, incoming }: Exchange, refusal: Refusal): void => {
  const mediaType = incoming.header('accept')?.includes(GRAPHQL_RESPONSE)
    ? GRAPHQL_RESPONSE
    : 'application/json';
  response.writeHead(refusal.status, { 'content-type': `${mediaType}; charset=utf-8`, ...refusal.headers });
  response.end(errorBody(refusal.code, refusal.message, incoming.requestId));
};

/** The body of an answer that is one error. */
export const errorBody = (code: ErrorCode, message: string, requestId: string): string =>
  JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
