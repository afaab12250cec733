import { UpstreamRejection } from '../../domain/upstream-rejection.ts';

/** What the upstream would say of an id that it can't even be asked for. */
export const unknownId = (what: 'job' | 'file'): UpstreamRejection =>
  new UpstreamRejection(`There is no fine-tuning ${what} with this id.`, {
    status: 404,
    upstreamCode: null,
    param: null,
    upstreamRequestId: undefined,
  });

/** Null where the upstream says 404; every other outcome stays what it is. */
export const nullIfUnknown = async <Answer>(answer: Promise<Answer>): Promise<Answer | null> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamRejection && error.details.status === 404) return null;
    throw error;
  }
};
