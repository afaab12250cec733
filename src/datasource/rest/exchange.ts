import type { JsonValue } from '../../domain/json.ts';
import { isSuccess } from './answer-size.ts';
import type { Outcome } from './outcome.ts';
import type { Transport, WireAnswer, WireLimits, WireRequest } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/**
 * Makes a domain value of a JSON body; an empty body comes as null. Throws UpstreamFailure `BROKEN` when the outer shape is
 * wrong.
 */
export type Decode<Answer> = (body: JsonValue) => Answer;

/** The body of an answer as JSON. Throws UpstreamFailure `BROKEN` when it is none. */
export const parseBody = ({ body, headers }: WireAnswer): JsonValue => {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // JSON.parse quotes the body in its message, and a body may hold anything: it stays out of the log.
    const type = headers['content-type'] ?? 'no content type';
    throw new UpstreamFailure('BROKEN', `the body is not JSON (${body.length} bytes, ${type})`);
  }
};

/**
 * Sends a request once and reads what comes of it.
 *
 * @param read makes a domain value of an answer that is a success. Throws UpstreamFailure `BROKEN` when it can't.
 * @param hear is given each answer, whatever its status, before that.
 * @throws whatever is no UpstreamFailure, such as an abort's reason.
 */
export const exchange = async <Answer>(
  transport: Pick<Transport, 'send'>,
  request: WireRequest,
  read: (answer: WireAnswer) => Answer,
  limits: WireLimits,
  hear: (answer: WireAnswer) => void,
): Promise<Outcome<Answer>> => {
  let received: WireAnswer | undefined;
  try {
    received = await transport.send(request, limits);
    hear(received);
    if (!isSuccess(received.status)) return { kind: 'REFUSED', refusal: received };
    return { kind: 'ANSWERED', answer: read(received) };
  } catch (failure) {
    if (!(failure instanceof UpstreamFailure)) throw failure;
    return { kind: 'FAILED', failure, ...(received ? { received } : {}) };
  }
};
