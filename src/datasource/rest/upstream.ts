import type { Readable } from 'node:stream';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { ProviderProfile } from '../providers/profile.ts';
import type { BaseUrl } from './base-url.ts';
import { errorOfAnswer, usedUpBy } from './error-of-answer.ts';
import { type Decode, exchange, parseBody } from './exchange.ts';
import type { FailureReport } from './failure-report.ts';
import { InFlight } from './in-flight.ts';
import { KnownAnswers } from './known-answers.ts';
import { openContent } from './open-content.ts';
import type { Outcome } from './outcome.ts';
import type { PatientCall, Slot } from './patient-call.ts';
import { encodeQuery, type Query } from './query.ts';
import { type RateLimitListener, rateLimitOf } from './rate-limit.ts';
import { requestHeaders } from './request-headers.ts';
import type { Repeatable } from './retry-rules.ts';
import type { StreamedBody } from './sent-body.ts';
import type { Transport, WireAnswer, WireLimits, WireRequest } from './transport.ts';

/** What to call: a path below the base URL, its segments encoded, and parameters. */
export interface Target {
  readonly path: string;
  readonly query?: Query;
  /** Where the same address is decoded in several ways: which. Reads are shared by those of one way. */
  readonly as?: string;
}

/** What goes with a change. Its type goes along; its content is sent as it is. */
export interface RequestBody {
  readonly contentType: string;
  readonly body: string | StreamedBody;
}

/** Whether an answer may be one that was asked for before. */
export type Freshness = 'SHARED' | 'FRESH';

/** Something to change. */
export interface Change<Answer> {
  readonly method: 'POST' | 'DELETE';
  readonly target: Target;
  readonly body: RequestBody | null;
  /** What it may be repeated after. A streamed body goes but once, whatever stands here. */
  readonly repeatable: Repeatable;
  readonly decode: Decode<Answer>;
}

/**
 * The upstream in terms of JSON: a caller, a target, a decoded answer. A call takes the upstream's timeout at most, tries and
 * waits included.
 *
 * All of it throws ServiceError (what no change of the input mends), UpstreamRejection (a 4xx about the request itself), or
 * the reason of the caller's own abort.
 */
export interface Upstream {
  /**
   * A read. Identical reads of one credential that are under way share one call, its repetitions included.
   *
   * @param freshness FRESH does not join a call that began earlier: its answer would be older than the question.
   */
  get<Answer>(caller: Caller, target: Target, decode: Decode<Answer>, freshness?: Freshness): Promise<Answer>;
  /** A change: never shared. Reads that begin after it has ended see what it did. */
  change<Answer>(caller: Caller, change: Change<Answer>): Promise<Answer>;
  /**
   * A read of content that is handed on as it comes, never shared. Its reader meets the same errors.
   *
   * @param patience milliseconds until its first byte, and for each wait for more, where it comes as slowly as the news of a
   * training. @default the upstream's timeout
   */
  open(caller: Caller, target: Target, patience?: number): Promise<Readable>;
}

export interface UpstreamOptions {
  readonly baseUrl: BaseUrl;
  readonly profile: ProviderProfile;
  readonly transport: Transport;
  readonly patientCall: PatientCall;
  readonly report: FailureReport;
  readonly clock: Clock;
  readonly onRateLimit: RateLimitListener;
}

/** A value as a request's body. */
export const jsonBody = (value: JsonValue): RequestBody => ({
  contentType: 'application/json',
  body: JSON.stringify(value),
});

/** Puts transport, profile, patience and sharing together. */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const { baseUrl, profile, transport, patientCall, report, clock, onRateLimit } = options;
  const inFlight = new InFlight();
  const knownAnswers = new KnownAnswers();

  const always: Query = [...baseUrl.query, ...profile.query];
  const encodedAlways = encodeQuery(always);
  const pathOf = ({ path, query = [] }: Target): string =>
    baseUrl.prefix + path + (query.length === 0 ? encodedAlways : encodeQuery([...always, ...query]));

  const read = (caller: Caller, path: string): WireRequest => ({
    method: 'GET',
    path,
    headers: requestHeaders(caller, profile),
    body: null,
  });

  /** Sends a request once, with an ear for what the upstream says of its limits. */
  const ask = <Answer>(
    { credential }: Caller,
    request: WireRequest,
    limits: WireLimits,
    read: (answer: WireAnswer) => Answer,
  ): Promise<Outcome<Answer>> =>
    exchange(transport, request, read, limits, ({ headers }) => {
      const limit = rateLimitOf(headers);
      if (limit) onRateLimit(credential.id, limit);
    });

  /** Makes a call, and hands its answer on or its error, which the operator hears of. */
  const call = async <Answer>(
    caller: Caller,
    request: WireRequest,
    repeatable: Repeatable,
    signal: AbortSignalLike,
    tryOnce: (limits: WireLimits, slot: Slot) => Promise<Outcome<Answer>>,
    patience?: number,
  ): Promise<Answer> => {
    const { outcome, repeated } = await patientCall(
      {
        patience,
        credential: caller.credential.id,
        requestId: caller.requestId,
        repeatable,
        signal,
        isFinal: (refusal) => usedUpBy(refusal, profile) !== null,
        onRetry: (failed, wait) => report.repeated(caller, request, failed, wait),
      },
      tryOnce,
    );
    if (outcome.kind === 'ANSWERED') return outcome.answer;
    if (outcome.kind === 'FAILED')
      throw report.failed(caller, request, outcome.failure, { received: outcome.received, repeated });
    const secrets = { token: caller.credential.reveal().token, host: baseUrl.host };
    const error = errorOfAnswer(outcome.refusal, { profile, secrets, now: clock.now(), repeated });
    report.refused(caller, request, outcome.refusal, error);
    // A credential that is taken no more leaves nothing behind.
    if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED')
      knownAnswers.forget(caller.credential.id);
    throw error;
  };

  return {
    async get<Answer>(
      caller: Caller,
      target: Target,
      decode: Decode<Answer>,
      freshness: Freshness = 'SHARED',
    ) {
      const { id } = caller.credential;
      const path = pathOf(target);
      const shared = target.as === undefined ? path : `${path} ${target.as}`;
      const request = read(caller, path);
      const readAnswer = (answer: WireAnswer): Answer => knownAnswers.read(id, shared, answer, decode);
      if (freshness === 'FRESH') inFlight.leaveBehind(id, shared);
      // Awaited here, because a promise that is handed on by an async function takes two turns more.
      return await inFlight.share(id, shared, caller.signal, (signal) =>
        call(caller, request, 'ALWAYS', signal, (limits) => ask(caller, request, limits, readAnswer)),
      );
    },
    async change(caller, { method, target, body, repeatable, decode }) {
      const headers = requestHeaders(caller, profile);
      if (body) headers['content-type'] = body.contentType;
      const content = body?.body ?? null;
      const request: WireRequest = { method, path: pathOf(target), headers, body: content };
      const isStream = content !== null && typeof content !== 'string';
      inFlight.leaveBehind(caller.credential.id);
      try {
        return await call(caller, request, isStream ? 'NEVER' : repeatable, caller.signal, (limits) =>
          ask(caller, request, limits, (answer) => decode(parseBody(answer))),
        );
      } finally {
        // Also after a failure: the change may have happened all the same.
        inFlight.leaveBehind(caller.credential.id);
      }
    },
    async open(caller, target, patience) {
      const request = read(caller, pathOf(target));
      const toError = (failure: unknown): unknown => report.failed(caller, request, failure);
      const tryOnce = async (limits: WireLimits, slot: Slot): Promise<Outcome<Readable>> => {
        const outcome = await openContent(transport, request, { ...limits, quiet: patience }, toError);
        if (outcome.kind === 'ANSWERED') slot.keepUntilClosed(outcome.answer);
        return outcome;
      };
      return call(caller, request, 'ALWAYS', caller.signal, tryOnce, patience);
    },
  };
};
