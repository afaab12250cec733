import type { Readable } from 'node:stream';
import type { Outcome } from './outcome.ts';
import type { Transport, WireLimits, WireRequest } from './transport.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/**
 * Asks once for content that is handed on as it comes.
 *
 * @param toError what the content's reader shall see in place of a failure.
 * @throws whatever is no UpstreamFailure, such as an abort's reason.
 */
export const openContent = async (
  transport: Transport,
  request: WireRequest,
  limits: WireLimits,
  toError: (failure: unknown) => unknown,
): Promise<Outcome<Readable>> => {
  try {
    const { body, ...answer } = await transport.open(request, limits, toError);
    if (!Buffer.isBuffer(body)) return { kind: 'ANSWERED', answer: body };
    return { kind: 'REFUSED', refusal: { ...answer, body } };
  } catch (failure) {
    if (!(failure instanceof UpstreamFailure)) throw failure;
    return { kind: 'FAILED', failure };
  }
};
