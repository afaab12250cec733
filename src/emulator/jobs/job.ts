import type { Integration } from './create-body.ts';
import type { Life } from './life.ts';
import type { Method } from './method.ts';
import type { JobPlan } from './plan.ts';

/** One fine-tuning job of one organization. All of it is settled at creation but its life. */
export interface Job {
  readonly id: string;
  /** Its place among the jobs of its organization, from 0. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The dated base model, or the tuned model that this job continues from. */
  readonly model: string;
  /** What the resulting model will be called. */
  readonly tunedModel: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly suffix: string | null;
  readonly seed: number;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly integrations: readonly Integration[];
  readonly method: Method;
  readonly plan: JobPlan;
  /** The id that its result file gets when it succeeds. */
  readonly resultFile: string;
  /** Replaced when the job is paused, resumed or cancelled. */
  life: Life;
  /** Whether its result file has been put among the organization's files. */
  resultStored: boolean;
}

/** Characters that a model's name takes over from a suffix; the rest become hyphens. */
const plainSuffix = (suffix: string): string =>
  suffix
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** `ft:{model}:{organization}:{suffix}:{letters}`, the suffix empty where there is none. */
export const tunedModelName = (
  baseModel: string,
  organization: string,
  suffix: string | null,
  letters: string,
): string => `ft:${baseModel}:${organization}:${plainSuffix(suffix ?? '')}:${letters}`;

/** The base model inside the name of a tuned one. */
export const baseOfTunedModel = (tunedModel: string): string => tunedModel.split(':')[1] ?? '';
