import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { type Dispatcher, Pool } from 'undici';
import type { Clock } from '../../domain/clock.ts';
import type { AbortSignalLike } from '../../domain/light-abort.ts';
import { isSuccess, LARGEST_BODY, LARGEST_ERROR_BODY } from './answer-size.ts';
import { type Deadline, withDeadline, withStop } from './deadline.ts';
import { guardStream } from './guarded-stream.ts';
import { readBody } from './read-body.ts';
import { SentBody, type StreamedBody } from './sent-body.ts';
import { type StartedRequestOptions, tellStart } from './started-request.ts';
import { failureOf, UpstreamFailure } from './upstream-failure.ts';
import { WholeAnswer } from './whole-answer.ts';

/** One HTTP call, ready to be sent. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Prefix, path and query, all encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A streamed body is sent chunked, as fast as the upstream takes it. */
  readonly body: string | StreamedBody | null;
}

/** One HTTP answer, whatever its status. */
export interface WireAnswer<Body = Buffer> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty when an error answer's own body could not be read: its status says enough. */
  readonly body: Body;
}

/** How long a request may take, and who may end it sooner. */
export interface WireLimits {
  /** Milliseconds for the wait for a connection, the request, and the answer to its last byte. */
  readonly timeout: number;
  /** Milliseconds for each wait for more of a body that is handed on. @default the transport's own */
  readonly quiet?: number | undefined;
  readonly signal: AbortSignalLike;
}

/** The way to one upstream: a pool of connections, and a deadline on everything that goes through it. */
export interface Transport {
  /**
   * Sends one request once and reads its whole answer; follows no redirect. For a streamed body the deadline begins again
   * with each piece.
   *
   * @throws UpstreamFailure when no whole answer came; the signal's reason when it aborted; what a streamed body's content failed with.
   */
  send(request: WireRequest, limits: WireLimits): Promise<WireAnswer>;
  /**
   * Sends one request once and hands on the body of a success as it comes; the limit covers the time to its first byte. Each
   * wait for more is covered by `quiet`.
   *
   * @param toError what the body's reader shall see in place of a failure.
   * @throws as `send` does.
   */
  open(
    request: WireRequest,
    limits: WireLimits,
    toError: (failure: unknown) => unknown,
  ): Promise<WireAnswer<Buffer | Readable>>;
  /** Takes no more work, lets what is under way finish, and closes the connections. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** How many connections at most, each with one call at a time; further calls wait within their deadline. */
  readonly connections: number;
  /** Milliseconds for making a connection, ten seconds at most, and for each wait for more of a body that is handed on. */
  readonly timeout: number;
  readonly clock: Clock;
}

const LONGEST_CONNECT = 10_000;

const readAnswer = async ({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<WireAnswer> => {
  if (isSuccess(statusCode)) return { status: statusCode, headers, body: await readBody(body, LARGEST_BODY) };
  const unreadable = (): Buffer => Buffer.alloc(0);
  return { status: statusCode, headers, body: await readBody(body, LARGEST_ERROR_BODY).catch(unreadable) };
};

/** Opens the pool. Connections are made when they are first needed. */
export const createTransport = ({ origin, connections, timeout, clock }: TransportOptions): Transport => {
  const pool = new Pool(origin, {
    connections,
    // The deadline covers headers and body, and undici's own timers would only bound it a second time.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: Math.min(timeout, LONGEST_CONNECT) },
  });
  const dispatcher = pool.compose(tellStart);

  const deadlineOf = ({ timeout: milliseconds, signal }: WireLimits, isStarted: () => boolean): Deadline => ({
    clock,
    milliseconds,
    signal,
    expired: () =>
      new UpstreamFailure('TIMEOUT', `no whole answer within ${Math.round(milliseconds)} ms`, {
        sent: isStarted(),
      }),
  });

  /** Nearly every call: nothing of it is a stream, so nothing is made that could be one. */
  const sendWhole = ({ method, path, headers }: WireRequest, body: string | null, limits: WireLimits) => {
    const answer = new WholeAnswer();
    return withStop(
      deadlineOf(limits, () => answer.isStarted),
      ({ onStop }) => {
        onStop((reason) => answer.abort(reason));
        pool.dispatch({ method, path, headers, body }, answer);
        return answer.whole;
      },
    );
  };

  const exchange = async <Result>(
    { method, path, headers, body }: WireRequest,
    limits: WireLimits,
    read: (response: Dispatcher.ResponseData) => Promise<Result>,
  ): Promise<Result> => {
    let started = false;
    const onStart = (): void => {
      started = true;
    };
    return withDeadline(
      deadlineOf(limits, () => started),
      async (signal, prolong) => {
        const sent = new SentBody(body, prolong);
        const options: StartedRequestOptions = { method, path, headers, body: sent.stream, signal, onStart };
        try {
          return await read(await dispatcher.request(options));
        } catch (error) {
          throw sent.blame(failureOf(error, started));
        }
      },
    );
  };

  return {
    send(request, limits) {
      const { body } = request;
      if (body === null || typeof body === 'string') return sendWhole(request, body, limits);
      return exchange(request, limits, readAnswer);
    },
    open: (request, limits, toError) =>
      exchange<WireAnswer<Buffer | Readable>>(request, limits, async (response) => {
        const { statusCode, headers, body } = response;
        if (!isSuccess(statusCode)) return readAnswer(response);
        const { quiet = timeout, signal } = limits;
        return { status: statusCode, headers, body: guardStream(body, quiet, signal, toError) };
      }),
    async close() {
      if (!pool.closed) await pool.close();
    },
  };
};
