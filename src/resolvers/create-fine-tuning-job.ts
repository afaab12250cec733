import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../domain/create-outcome.ts';
import type { FineTuningJob } from '../domain/job.ts';
import { NotSupported } from '../domain/not-supported.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Context } from './context.ts';
import type { CreateFineTuningJobInput } from './create-input.ts';
import { createRequestOf } from './create-request.ts';
import { inputPathOf, userErrorOf } from './rejection.ts';
import { unsupportedErrors } from './unsupported.ts';

export interface CreateFineTuningJobPayload {
  readonly job: FineTuningJob | null;
  /** Null when the create went under no key. */
  readonly idempotencyKey: string | null;
  readonly userErrors: readonly UserError[];
}

/** Creates a job from an input that has been validated. */
export const createFineTuningJob = async (
  _parent: unknown,
  { input }: { readonly input: CreateFineTuningJobInput },
  { caller, datasource, loaders, live }: Context,
): Promise<CreateFineTuningJobPayload> => {
  const request = createRequestOf(input);
  const key = datasource.creation.keyFor(caller, request, input.idempotencyKey ?? null);
  const idempotencyKey = key?.value ?? null;
  const askedAt = live.asking();
  try {
    const job = await datasource.creation.create(caller, request, key);
    loaders.job.clear(job.id).prime(job.id, job);
    live.observed(caller.credential.id, job, askedAt);
    return { job, idempotencyKey, userErrors: [] };
  } catch (error) {
    return { job: null, idempotencyKey, userErrors: problemsOf(error, input) };
  }
};

/** @throws the error itself when no user can mend it. */
const problemsOf = (error: unknown, input: CreateFineTuningJobInput): readonly UserError[] => {
  if (error instanceof NotSupported) return unsupportedErrors(error, ['input']);
  if (error instanceof UpstreamRejection) return [userErrorOf(error, inputPathOf(error, input))];
  if (error instanceof CreateOutcomeUnknown) {
    return [{ code: 'OUTCOME_UNKNOWN', message: error.message, path: ['input'] }];
  }
  if (error instanceof IdempotencyKeyReused) {
    return [{ code: 'IDEMPOTENCY_KEY_REUSED', message: error.message, path: ['input', 'idempotencyKey'] }];
  }
  throw error;
};
