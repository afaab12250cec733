import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { ChanceParts } from '../chance.ts';
import type { Job } from '../jobs/job.ts';
import type { ResultFormat } from '../jobs/result-file.ts';
import type { Organization } from '../organization.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import type { SeedJob } from '../seeds/seed-jobs.ts';
import type { ApiError } from '../server/api-error.ts';
import type { Route } from '../server/call.ts';

/**
 * How one provider speaks. The world behind it (jobs and their lives, files, clock, faults, request log) is the same
 * for all of them; a personality decides the addresses, who is let in, how everything looks and what is refused.
 */
export interface Personality {
  /** As people write the provider's name. */
  readonly title: string;
  /** What a client's base URL has behind the host: `/v1`. */
  readonly basePath: string;
  /** Every address of the API, each with its whole path. Of several that match, the first takes a request. */
  readonly routes: readonly Route[];
  /** The key of a request, which its organization is derived from; throws the refusal of a missing or unknown one. */
  authenticate(request: IncomingMessage, accepted: readonly string[] | null): string;
  readonly headers: ResponseHeaders;
  /** A refusal as it goes over the wire. All of them come here: a route's, the router's, and what a fault makes up. */
  presentError(error: ApiError): PresentedError;
  /** The switches that are on from the start, for this is how the provider is; those of the options come on top. */
  readonly quirks: Partial<EmulatorQuirks>;
  readonly ids: IdForms;
  readonly models: ModelNames;
  /** What a job that succeeds leaves among the files; null: nothing. */
  readonly results: ResultFormat | null;
  /** Whether the end of a job can be announced to a webhook. */
  readonly webhooks: boolean;
  /** A seeded job as this provider would have it, with a model of its own, say; null: it can't have such a job. */
  seed(job: SeedJob): SeedJob | null;
}

export interface PresentedError {
  readonly status: number;
  /** Null: no body at all. */
  readonly body: object | null;
  readonly headers?: OutgoingHttpHeaders;
}

/** The headers of every answer besides those of its content. What is left out sends none. */
export interface ResponseHeaders {
  /** Sent whatever becomes of the request. `id` is 32 hexadecimal digits, for a request id. */
  onArrival?(id: string): Readonly<Record<string, string>>;
  /** Sent once the key is let in. */
  onAdmission?(organization: Organization, now: number): Readonly<Record<string, string>>;
  /** Sent with the answer, which took so many milliseconds. */
  onDelivery?(milliseconds: number): Readonly<Record<string, string>>;
}

/** How new ids look. `origin` is different for each; `chance.ts` makes letters or digits of it. */
export interface IdForms {
  job(origin: ChanceParts): string;
  file(origin: ChanceParts): string;
}

/** What a tuned model's name is made of. */
export interface TunedModelParts {
  readonly baseModel: string;
  readonly organization: Organization['name'];
  readonly suffix: string | null;
  readonly jobId: string;
  /** Eight letters and digits, or for a seeded job `seed-` and its name. */
  readonly letters: string;
}

export interface ModelNames {
  /** The full name of a base model that can be tuned, whichever of its names was asked for; null for any other. */
  base(name: string): string | null;
  /** What a job's model will be called. */
  tuned(parts: TunedModelParts): string;
  /** What a job's model was called after a step: it must end with the step's digits. */
  checkpoint(job: Pick<Job, 'id' | 'tunedModel'>, step: number): string;
}
