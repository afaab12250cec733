import { createHash } from 'node:crypto';
import type { Caller } from '../domain/caller.ts';
import type { CreateJobRequest } from '../domain/create-job.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../domain/create-outcome.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { ServiceError, type ServiceErrorCode } from '../domain/service-error.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import { BoundedMap } from '../store/bounded-map.ts';
import type { Jobs } from './jobs.ts';

interface KeyedCreate {
  readonly digest: string;
  readonly outcome: Promise<FineTuningJob>;
}

/** Creates a job under a client's key. */
export type CreateOnce = (caller: Caller, request: CreateJobRequest, key: string) => Promise<FineTuningJob>;

const MAX_KEYS = 10_000;
const neverAborted = new AbortController().signal;

/** After one of these the upstream has certainly created nothing. */
const REFUSED: ReadonlySet<ServiceErrorCode> = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED']);
const certainlyNotCreated = (error: unknown): boolean =>
  error instanceof UpstreamRejection || (error instanceof ServiceError && REFUSED.has(error.code));

const digestOf = (request: CreateJobRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('base64url');

/**
 * One job a key: the same key with the same input answers the same job, also when both come at once. A create whose
 * outcome is unknown is never sent again under its key. The keys are those of one credential and of this process; the
 * last 10,000 are remembered.
 *
 * It throws what `jobs.create` throws, and:
 * - IdempotencyKeyReused when the key came with other input before;
 * - CreateOutcomeUnknown when the upstream gave no readable answer, now or before.
 */
export const createCreateOnce = (jobs: Pick<Jobs, 'create' | 'get'>): CreateOnce => {
  const creates = new BoundedMap<string, KeyedCreate>(MAX_KEYS);

  return async (caller, request, key) => {
    const scope = `${caller.credential.id} ${key}`;
    const digest = digestOf(request);
    const earlier = creates.get(scope);
    if (earlier) {
      if (earlier.digest !== digest) {
        throw new IdempotencyKeyReused(
          'Other input came under this idempotency key before; choose a new key.',
        );
      }
      const job = await earlier.outcome;
      return (await jobs.get(caller, job.id)) ?? job;
    }

    // The job is wanted under its key even if this client has gone: he may ask again.
    const outcome = jobs.create({ ...caller, signal: neverAborted }, request).catch((error: unknown) => {
      if (certainlyNotCreated(error)) {
        creates.delete(scope);
        throw error;
      }
      throw new CreateOutcomeUnknown(
        'The upstream gave no readable answer: the job may have been created, or not. Look for it in the list of jobs before you create another.',
        { cause: error },
      );
    });
    creates.set(scope, { digest, outcome });
    return outcome;
  };
};
