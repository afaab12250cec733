import type { JsonObject } from '../server/values.ts';
import type { Integration } from './job-order.ts';
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
  /** The base model at the bottom of it. */
  readonly baseModel: string;
  /** What the resulting model will be called. */
  readonly tunedModel: string;
  readonly trainingFile: string;
  readonly validationFile: string | null;
  readonly suffix: string | null;
  readonly seed: number;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly integrations: readonly Integration[];
  readonly method: Method;
  /** What else was asked for and is shown again, under names of the personality's choice. */
  readonly extras: JsonObject;
  /** Whether it was there from the start. */
  readonly seeded: boolean;
  readonly plan: JobPlan;
  /** The id that its result file gets when it succeeds. */
  readonly resultFile: string;
  /** Replaced when the job is paused, resumed or cancelled. */
  life: Life;
  /** Whether its result file has been put among the organization's files. */
  resultStored: boolean;
}
