import type { CreateKey } from '../../domain/create-key.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../../domain/create-outcome.ts';
import { UpstreamRejection } from '../../domain/upstream-rejection.ts';
import type { CreateTag } from './create-tag.ts';

const ASK_AGAIN =
  'Ask again with the same input and this idempotencyKey: that answers the job if there is one, and makes no second one.';
const LOOK_FIRST = 'It went under no key: look for it in the list of jobs before you create another.';

/** Nothing tells whether there is a job; with a key, it can be asked for again. */
export const outcomeUnknown = (key: CreateKey | null, cause?: unknown): CreateOutcomeUnknown =>
  new CreateOutcomeUnknown(
    `The upstream did not tell whether the job was created. ${key ? ASK_AGAIN : LOOK_FIRST}`,
    { cause },
  );

/** Nothing tells whether there is a job, and nothing ever will: the provider keeps no trace of a create's key. */
export const outcomeUntraceable = (cause?: unknown): CreateOutcomeUnknown =>
  new CreateOutcomeUnknown(
    'The provider did not tell whether the job was created, and gives back nothing by which the job of an idempotencyKey could be found, so the request was not sent again. Look for the job in the list of jobs before you create another, under a new key.',
    { cause },
  );

/** The upstream has forgotten a job that it had made. */
export const jobGone = (jobId: string): UpstreamRejection =>
  new UpstreamRejection(
    `Under this idempotencyKey the job "${jobId.slice(0, 64)}" was created, and the upstream does not know it any more. Choose a new key for a new job.`,
    { status: 404, upstreamCode: null, param: null, upstreamRequestId: undefined },
  );

/** @throws IdempotencyKeyReused when the key belongs to a create with another input. */
export const refuseOtherInput = (input: string, tag: CreateTag): void => {
  if (input === tag.input) return;
  throw new IdempotencyKeyReused('Other input came under this idempotency key before; choose a new key.');
};
