import type { Caller } from '../domain/caller.ts';
import type { Logger } from '../domain/logger.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { type CreateOnce, createCreateOnce } from './create-once.ts';
import { createEvents, type Events } from './events.ts';
import { createFiles, type Files } from './files.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { providerProfile } from './providers/index.ts';
import { parseBaseUrl } from './rest/base-url.ts';
import { createFailureReport } from './rest/failure-report.ts';
import { createTransport } from './rest/transport.ts';
import { createUpstream } from './rest/upstream.ts';
import { createVocabulary } from './wire/vocabulary.ts';

/** Where the data comes from: one upstream, whoever runs it, in the service's own words. */
export interface Datasource {
  readonly jobs: Jobs;
  readonly files: Files;
  readonly events: Events;
  readonly checkpoints: Checkpoints;
  /** Creates a job under a client's key: one job a key. */
  readonly createOnce: CreateOnce;
  /** A fresh set of loaders, for one request of this caller. */
  loaders(caller: Caller): Loaders;
  /** Takes no more work, lets what is under way finish, and closes the connections. */
  close(): Promise<void>;
}

export interface DatasourceOptions {
  /** Where the upstream is, with the prefix of its version: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Who runs it: one of PROVIDER_NAMES. */
  readonly provider: string;
  /**
   * Milliseconds for a whole call, waiting for a connection included. For content that streams, up or down, it is how long
   * nothing may move.
   */
  readonly timeout: number;
  /** How many connections at most. */
  readonly connections: number;
  readonly logger: Logger;
}

/**
 * Puts the datasource together. It makes no call yet.
 *
 * @throws TypeError for a base URL that can't be one, RangeError for a provider that nobody knows.
 */
export const createDatasource = (options: DatasourceOptions): Datasource => {
  const { timeout, connections, logger } = options;
  const baseUrl = parseBaseUrl(options.baseUrl);
  const profile = providerProfile(options.provider);
  const transport = createTransport({ origin: baseUrl.origin, connections, timeout });
  const report = createFailureReport(profile, logger);
  const upstream = createUpstream({ baseUrl, profile, transport, report });

  const sources = {
    jobs: createJobs(upstream, createVocabulary(profile, logger), logger),
    files: createFiles(upstream, logger),
    events: createEvents(upstream, profile.eventOrder, logger),
    checkpoints: createCheckpoints(upstream, logger),
  };
  return {
    ...sources,
    createOnce: createCreateOnce(sources.jobs),
    loaders: (caller) => createLoaders(sources, caller),
    close: () => transport.close(),
  };
};
