import type { Readable } from 'node:stream';
import type { Caller } from '../../domain/caller.ts';
import type { FineTuningJobCheckpoint } from '../../domain/checkpoint.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { FineTuningJobEvent } from '../../domain/event.ts';
import type { FineTuningFile } from '../../domain/file.ts';
import type { FineTuningJob } from '../../domain/job.ts';
import type { MetadataEntry } from '../../domain/metadata.ts';
import type { Metrics } from '../../domain/metrics.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { CreateTag } from '../creation/create-tag.ts';
import type { Freshness } from '../rest/upstream.ts';

/**
 * One provider's REST API in the service's own words. All of it throws ServiceError, UpstreamRejection (with status 404 for an
 * id that the provider doesn't know), or the reason of the caller's own abort. Ids are usable ones. What is null is what the
 * provider has no operation for; its capabilities say the same.
 */
export interface ProviderApi {
  readonly jobs: JobsApi;
  readonly events: EventsApi | null;
  readonly checkpoints: CheckpointsApi | null;
  readonly files: FilesApi;
  /** Absent: what a training measured stands in its result files, its events, or nowhere. */
  readonly metrics?: MetricsApi;
  /** Ends whatever goes on by itself. Absent: nothing does. */
  close?(): void;
}

/** What to read of the list of jobs. The upstream applies the metadata filter, if it knows how: compare what comes. */
export interface JobPageRequest extends PageRequest {
  /** Only jobs with all of these pairs; absent or empty asks for all. */
  readonly metadata?: readonly MetadataEntry[];
}

type JobAction = (caller: Caller, id: string) => Promise<FineTuningJob>;

export interface JobsApi {
  get(caller: Caller, id: string, freshness: Freshness): Promise<FineTuningJob>;
  /** Newest first. */
  list(caller: Caller, request: JobPageRequest, freshness: Freshness): Promise<Page<FineTuningJob>>;
  /** Each may be repeated, and answers the job as it then is. */
  readonly cancel: JobAction | null;
  readonly pause: JobAction | null;
  readonly resume: JobAction | null;
  /**
   * Starts a job. Unless it was certainly not taken, the request goes but once: see `mayHaveHappened` for what a failure
   * means.
   *
   * @param tag goes along where the job gives it back; null, too, where the provider has no tags.
   */
  create(caller: Caller, request: CreateJobRequest, tag: CreateTag | null): Promise<TaggedJob>;
  /** Null where a job can't carry its tag: then a create is never sent a second time. */
  readonly tags: TagsApi | null;
}

/** A job with what it carries about its creation. */
export interface TaggedJob {
  readonly id: string;
  readonly job: FineTuningJob;
  /** Null on a job that was created without a key, or by somebody else. */
  readonly tag: CreateTag | null;
}

export interface TaggedJobsRequest extends PageRequest {
  /** Which one is looked for. */
  readonly tag: CreateTag;
  /** Whether the upstream is asked for that one alone; it may answer others all the same. */
  readonly isFiltered: boolean;
}

/** How a job is found by the tag that it was created with. */
export interface TagsApi {
  /** Whether a request leaves room for a tag that nobody has asked for. */
  hasRoom(request: CreateJobRequest): boolean;
  list(caller: Caller, request: TaggedJobsRequest): Promise<Page<TaggedJob>>;
}

export interface EventsApi {
  /** A page of one job's log, in the order that the profile names. */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobEvent>>;
}

export interface CheckpointsApi {
  /** A page of one job's checkpoints, newest first where the provider lets us. */
  list(caller: Caller, jobId: string, request: PageRequest): Promise<Page<FineTuningJobCheckpoint>>;
}

export interface MetricsApi {
  /** What one job's training has measured so far, in the order of its steps. A step may have several rows. */
  list(caller: Caller, jobId: string): Promise<readonly Metrics[]>;
}

/** What to read of the list of files. */
export interface FilePageRequest extends PageRequest {
  /** Only files of this purpose, such as `fine-tune`; absent asks for all. */
  readonly purpose?: string | undefined;
}

/** A file on its way to the upstream. */
export interface UploadRequest {
  readonly filename: string;
  /** Such as `fine-tune`. */
  readonly purpose: string;
  /** Read only as fast as the upstream takes it, and destroyed when the upload ends, however it ends. */
  readonly content: Readable;
  /** Absent means a row of bytes. */
  readonly contentType?: string | undefined;
}

export interface FilesApi {
  /** Null: a file's id is all that anybody tells. */
  readonly get: ((caller: Caller, id: string) => Promise<FineTuningFile>) | null;
  /** Newest first. */
  readonly list: ((caller: Caller, request: FilePageRequest) => Promise<Page<FineTuningFile>>) | null;
  readonly upload: ((caller: Caller, request: UploadRequest) => Promise<FineTuningFile>) | null;
  readonly delete: ((caller: Caller, id: string) => Promise<void>) | null;
  /** What is in a file, as it comes; a result file's table above all. */
  readonly content: ((caller: Caller, id: string) => Promise<Readable>) | null;
}
