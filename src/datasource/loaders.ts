import DataLoader from 'dataloader';
import type { Caller } from '../domain/caller.ts';
import type { FineTuningFile } from '../domain/file.ts';
import type { FineTuningJob } from '../domain/job.ts';
import type { Page } from '../domain/page.ts';
import type { FilePageRequest, Files } from './files.ts';
import type { JobPageRequest, Jobs } from './jobs.ts';
import { asError } from './rest/as-error.ts';
import { createTraining, type Training, type TrainingSources } from './training/training.ts';

/**
 * One request's view of the upstream: the same id is asked for once, and each failing id fails alone. It lives as long as
 * the request, or one event of a subscription, and never longer. After a change, `clear` the id and `prime` what came back.
 */
export interface Loaders extends Training {
  /** Null for a job that the upstream doesn't know. */
  readonly job: DataLoader<string, FineTuningJob | null>;
  /** Null for a file that the upstream doesn't know. */
  readonly file: DataLoader<string, FineTuningFile | null>;
  /** Reads a page of jobs, which `job` then knows. */
  jobsPage(request: JobPageRequest): Promise<Page<FineTuningJob>>;
  /** Reads a page of files, which `file` then knows. */
  filesPage(request: FilePageRequest): Promise<Page<FineTuningFile>>;
}

/** The operations that the loaders ask. */
export interface LoaderSources extends TrainingSources {
  readonly jobs: Jobs;
  readonly files: Files;
}

/** Asks for all ids of one tick at once, side by side. */
const loadEach = <Value>(load: (id: string) => Promise<Value>): DataLoader<string, Value> =>
  new DataLoader((ids) => Promise.all(ids.map((id) => load(id).catch(asError))));

const primeWith = <Item extends { readonly id: string }>(
  loader: DataLoader<string, Item | null>,
  page: Page<Item>,
): Page<Item> => {
  for (const item of page.items) loader.prime(item.id, item);
  return page;
};

/** Makes each loader when it is first used: most requests need one of them, or none. */
class LazyLoaders implements Loaders {
  readonly #sources: LoaderSources;
  readonly #caller: Caller;
  #job: Loaders['job'] | undefined;
  #file: Loaders['file'] | undefined;
  #training: Training | undefined;

  constructor(sources: LoaderSources, caller: Caller) {
    this.#sources = sources;
    this.#caller = caller;
  }

  get job(): Loaders['job'] {
    this.#job ??= loadEach((id) => this.#sources.jobs.get(this.#caller, id));
    return this.#job;
  }

  get file(): Loaders['file'] {
    this.#file ??= loadEach((id) => this.#sources.files.get(this.#caller, id));
    return this.#file;
  }

  get progress(): Training['progress'] {
    return this.#trained.progress;
  }

  get metricEvents(): Training['metricEvents'] {
    return this.#trained.metricEvents;
  }

  get trainingMetrics(): Training['trainingMetrics'] {
    return this.#trained.trainingMetrics;
  }

  async jobsPage(request: JobPageRequest): Promise<Page<FineTuningJob>> {
    return primeWith(this.job, await this.#sources.jobs.list(this.#caller, request));
  }

  async filesPage(request: FilePageRequest): Promise<Page<FineTuningFile>> {
    return primeWith(this.file, await this.#sources.files.list(this.#caller, request));
  }

  get #trained(): Training {
    this.#training ??= createTraining(this.#sources, this.#caller);
    return this.#training;
  }
}

/** One set for one request of this caller. */
export const createLoaders = (sources: LoaderSources, caller: Caller): Loaders =>
  new LazyLoaders(sources, caller);
