import type { Job } from '../../jobs/job.ts';
import { stretchAt } from '../../jobs/life.ts';
import type { Hyperparameters } from '../../jobs/method.ts';
import type { Call } from '../../server/call.ts';
import { presentJob } from '../openai/present-job.ts';
import { azureStatus } from './status.ts';

/** What is Azure's to choose reads -1, but for the learning rate, which reads 1: captured from a new job. */
const shown = (hyperparameters: Hyperparameters): Hyperparameters =>
  Object.fromEntries(
    Object.entries(hyperparameters).map(([name, value]) => [
      name,
      value === 'auto' ? (name === 'learning_rate_multiplier' ? 1 : -1) : value,
    ]),
  );

interface Shown {
  readonly hyperparameters?: Hyperparameters | null;
  readonly method?: Readonly<Record<string, unknown>>;
  readonly result_files: readonly string[];
  readonly integrations: readonly object[];
}

function methodOf({ method }: Job, hyperparameters: unknown): object {
  return {
    type: method.type,
    [method.type]: { hyperparameters, ...(method.grader === null ? {} : { grader: method.grader }) },
  };
}

/** The job on the `v1` path: OpenAI's, with Azure's words for a state, and null where there are no files. */
export function presentV1Job(job: Job, call: Call): object {
  const openai = presentJob(job, call) as Shown;
  const settings = openai.method?.[job.method.type] as
    | { readonly hyperparameters: Hyperparameters }
    | undefined;
  return {
    ...openai,
    status: azureStatus(stretchAt(job.life, call.now).status),
    result_files: openai.result_files.length > 0 ? openai.result_files : null,
    integrations: openai.integrations.length > 0 ? openai.integrations : null,
    ...(openai.hyperparameters ? { hyperparameters: shown(openai.hyperparameters) } : {}),
    ...(settings ? { method: methodOf(job, shown(settings.hyperparameters)) } : {}),
  };
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * The job under `2025-04-01-preview`: what is null is left out, `suffix` is called so, there is no metadata, and a job that is
 * paused or about to go on has a `finished_at`, as the examples of its specification do.
 */
export function presentDatedJob(job: Job, call: Call): object {
  const { status, from } = stretchAt(job.life, call.now);
  const { user_provided_suffix, metadata: _, ...v1 } = presentV1Job(job, call) as Record<string, unknown>;
  const halted = status === 'paused' || status === 'resuming' ? { finished_at: seconds(from) } : {};
  return Object.fromEntries(
    Object.entries({ ...v1, suffix: user_provided_suffix, ...halted }).filter(([, value]) => value !== null),
  );
}
