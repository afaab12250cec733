import type { JsonValue } from '../../domain/json.ts';
import { NotSupported } from '../../domain/not-supported.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import type { ProviderProfile } from '../providers/profile.ts';
import { retryAfter } from './retry-after.ts';
import { type Secrets, safeText } from './safe-text.ts';
import type { WireAnswer } from './transport.ts';

/** Under which an answer came. */
export interface Circumstances {
  readonly profile: ProviderProfile;
  readonly secrets: Secrets;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the same request had gone before, and may have been carried out. */
  readonly repeated: boolean;
}

const SEE_OTHER = 303;
const LONGEST_MESSAGE = 500;
const LONGEST_WORD = 128;

const parsed = (body: Buffer): JsonValue => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
};

/** The upstream's id of a request, when it is short and plain enough to pass on. */
export const upstreamRequestIdOf = (
  { headers }: Pick<WireAnswer, 'headers'>,
  profile: ProviderProfile,
): string | undefined => {
  const id = headers[profile.upstreamRequestIdHeader];
  return typeof id === 'string' && /^[\w.:/+=-]{1,128}$/.test(id) ? id : undefined;
};

/** A proxy's page says nothing of what the upstream behind it has done. */
const isPage = ({ headers, body }: WireAnswer): boolean =>
  String(headers['content-type'] ?? '').includes('html') ||
  body.subarray(0, 16).toString().trimStart().startsWith('<');

const rejectionOf = (
  answer: WireAnswer,
  { profile, secrets, repeated }: Circumstances,
): UpstreamRejection => {
  const { message, code, param } = profile.readError(parsed(answer.body));
  const word = (text: string | null): string | null =>
    text === null ? null : safeText(text, secrets, LONGEST_WORD) || null;
  const reason = safeText(message ?? '', secrets, LONGEST_MESSAGE);
  return new UpstreamRejection(
    reason || `The upstream refused the request with status ${answer.status} and gave no reason.`,
    {
      status: answer.status,
      upstreamCode: word(code),
      param: word(param),
      upstreamRequestId: upstreamRequestIdOf(answer, profile),
      repeated,
    },
  );
};

/**
 * What an answer that is no success means for the one who asked. A 4xx that is about what was asked is a rejection in the
 * upstream's own words; everything else gets ours.
 */
export const errorOfAnswer = (
  answer: WireAnswer,
  circumstances: Circumstances,
): ServiceError | UpstreamRejection => {
  const { profile, now, repeated } = circumstances;
  const { status } = answer;
  const closed =
    status >= 400 && status < 500
      ? profile.closedCreation(status, profile.readError(parsed(answer.body)))
      : null;
  if (closed !== null) return new NotSupported(closed);
  const upstreamRequestId = upstreamRequestIdOf(answer, profile);
  const wait = retryAfter(answer.headers, now);
  switch (answer.status) {
    case 401:
      return new ServiceError(
        'UNAUTHENTICATED',
        'The upstream does not accept the credential. Check the API key, its organization and its project.',
        { upstreamRequestId, mayHaveHappened: repeated },
      );
    case 403:
      return new ServiceError(
        'FORBIDDEN',
        'The upstream does not allow this to the credential. Ask the owner of its organization for the right to do it.',
        { upstreamRequestId, mayHaveHappened: repeated || isPage(answer) },
      );
    case 408:
      return new ServiceError('UPSTREAM_TIMEOUT', 'The upstream ran out of time. Try again.', {
        upstreamRequestId,
        retryAfter: wait,
        mayHaveHappened: true,
      });
    case 429:
      return new ServiceError(
        'RATE_LIMITED',
        'The upstream takes no more requests from this credential for now: a rate limit or a quota is used up. Try again later.',
        { upstreamRequestId, retryAfter: wait, mayHaveHappened: repeated },
      );
    default:
      if (answer.status >= 400 && answer.status < 500) return rejectionOf(answer, circumstances);
      return new ServiceError('UPSTREAM_ERROR', 'The upstream failed to answer properly. Try again later.', {
        upstreamRequestId,
        retryAfter: wait,
        // A redirect sends elsewhere what was not done here; only "see other" may come after it was.
        mayHaveHappened: repeated || answer.status >= 500 || answer.status === SEE_OTHER,
      });
  }
};
