import { ServiceError } from '../../../domain/service-error.ts';
import { UpstreamRejection } from '../../../domain/upstream-rejection.ts';

/**
 * What a 404 of these operations means: LocalAI answers one to stopping a job, and to asking for its checkpoints, whatever went
 * wrong (core/http/endpoints/localai/finetune.go). Only one that says that there is no such job does mean it.
 */
export const toldAsUnknown = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof UpstreamRejection) || error.details.status !== 404) throw error;
    if (/^job not found/i.test(error.message)) throw error;
    throw new ServiceError('UPSTREAM_ERROR', 'LocalAI failed to ask its training backend. Try again later.', {
      upstreamRequestId: error.details.upstreamRequestId,
      mayHaveHappened: true,
    });
  }
};
