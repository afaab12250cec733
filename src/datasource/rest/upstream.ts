import type { Readable } from 'node:stream';
import type { Caller } from '../../domain/caller.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { ProviderProfile } from '../providers/profile.ts';
import type { BaseUrl } from './base-url.ts';
import { errorOfAnswer } from './error-of-answer.ts';
import type { FailureReport } from './failure-report.ts';
import { InFlight } from './in-flight.ts';
import { encodeQuery, type Query } from './query.ts';
import { requestHeaders } from './request-headers.ts';
import type { StreamedBody } from './sent-body.ts';
import { isSuccess, type Transport, type WireAnswer, type WireRequest } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** What to call: a path below the base URL, its segments encoded, and parameters. */
export interface Target {
  readonly path: string;
  readonly query?: Query;
}

/** What goes with a change. Its type goes along; its content is sent as it is. */
export interface RequestBody {
  readonly contentType: string;
  readonly body: string | StreamedBody;
}

/**
 * Makes a domain value of a JSON body; an empty body comes as null. Throws UpstreamFailure `BROKEN` when the outer shape is
 * wrong.
 */
export type Decode<Answer> = (body: JsonValue) => Answer;

/**
 * The upstream in terms of JSON: a caller, a target, a decoded answer.
 *
 * All of it throws ServiceError (what no change of the input mends), UpstreamRejection (a 4xx about the request itself), or
 * the reason of the caller's own abort.
 */
export interface Upstream {
  /** A read. Identical reads of one credential that are under way share one call. */
  get<Answer>(caller: Caller, target: Target, decode: Decode<Answer>): Promise<Answer>;
  /** A change: sent once, never shared. Reads that begin after it has ended see what it did. */
  change<Answer>(
    caller: Caller,
    method: 'POST' | 'DELETE',
    target: Target,
    body: RequestBody | null,
    decode: Decode<Answer>,
  ): Promise<Answer>;
  /** A read of content that is handed on as it comes, never shared. Its reader meets the same errors. */
  open(caller: Caller, target: Target): Promise<Readable>;
}

export interface UpstreamOptions {
  readonly baseUrl: BaseUrl;
  readonly profile: ProviderProfile;
  readonly transport: Transport;
  readonly report: FailureReport;
}

/** A value as a request's body. */
export const jsonBody = (value: JsonValue): RequestBody => ({
  contentType: 'application/json',
  body: JSON.stringify(value),
});

const parseBody = ({ body, headers }: WireAnswer): JsonValue => {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // JSON.parse quotes the body in its message, and a body may hold anything: it stays out of the log.
    const type = headers['content-type'] ?? 'no content type';
    throw new UpstreamFailure('BROKEN', `the body is not JSON (${body.length} bytes, ${type})`);
  }
};

/** Puts transport, profile and sharing together. */
export const createUpstream = ({ baseUrl, profile, transport, report }: UpstreamOptions): Upstream => {
  const inFlight = new InFlight();

  const pathOf = ({ path, query = [] }: Target): string =>
    `${baseUrl.prefix}${path}${encodeQuery([...baseUrl.query, ...profile.query, ...query])}`;

  const read = (caller: Caller, path: string): WireRequest => ({
    method: 'GET',
    path,
    headers: requestHeaders(caller, profile),
    body: null,
  });

  /** Refuses an answer that is no success, and tells the operator where it isn't the caller's doing. */
  const refuse = (caller: Caller, request: WireRequest, answer: WireAnswer): never => {
    const secrets = { token: caller.credential.reveal().token, host: baseUrl.host };
    const error = errorOfAnswer(answer, profile, secrets, Date.now());
    report.refused(caller, request, answer, error);
    throw error;
  };

  const call = async <Answer>(
    caller: Caller,
    request: WireRequest,
    decode: Decode<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    let answer: WireAnswer | undefined;
    try {
      answer = await transport.send(request, signal);
      if (isSuccess(answer.status)) return decode(parseBody(answer));
    } catch (error) {
      throw report.failed(caller, request, error, answer);
    }
    return refuse(caller, request, answer);
  };

  return {
    async get(caller, target, decode) {
      const path = pathOf(target);
      return inFlight.share(caller.credential.id, path, caller.signal, async (signal) =>
        call(caller, read(caller, path), decode, signal),
      );
    },
    async change(caller, method, target, body, decode) {
      const headers = requestHeaders(caller, profile);
      if (body) headers['content-type'] = body.contentType;
      const request: WireRequest = { method, path: pathOf(target), headers, body: body?.body ?? null };
      const { credential, signal } = caller;
      inFlight.leaveBehind(credential.id);
      try {
        return await call(caller, request, decode, signal);
      } finally {
        // Also after a failure: the change may have happened all the same.
        inFlight.leaveBehind(credential.id);
      }
    },
    async open(caller, target) {
      const request = read(caller, pathOf(target));
      const toError = (failure: unknown): unknown => report.failed(caller, request, failure);
      const { body, ...answer } = await transport
        .open(request, caller.signal, toError)
        .catch((error: unknown) => {
          throw toError(error);
        });
      return Buffer.isBuffer(body) ? refuse(caller, request, { ...answer, body }) : body;
    },
  };
};
