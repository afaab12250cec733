import type { Caller } from '../domain/caller.ts';
import type { Capabilities } from '../domain/capabilities.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { createMemoryStore } from '../store/memory/memory-store.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { type CreateTagging, createJobCreation, type JobCreation } from './creation/job-creation.ts';
import { createEvents, type Events } from './events.ts';
import { createFiles, type Files } from './files.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { type JobCacheSettings, KnownJobs } from './known-jobs.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createMeasurements, type Measurements } from './measurements.ts';
import { providerNamed } from './providers/index.ts';
import { parseBaseUrl } from './rest/base-url.ts';
import { CallSlots } from './rest/call-slots.ts';
import { createFailureReport } from './rest/failure-report.ts';
import { createPatientCall } from './rest/patient-call.ts';
import type { RateLimitListener } from './rest/rate-limit.ts';
import { createTransport, type Transport } from './rest/transport.ts';
import { createUpstream } from './rest/upstream.ts';
import { createVocabulary } from './wire/vocabulary.ts';

/** Where the data comes from, whoever runs it, in the service's own words. */
export interface Datasource {
  /** What the provider that this caller asks can do. */
  capabilitiesFor(caller: Caller): Capabilities;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly events: Events;
  readonly checkpoints: Checkpoints;
  readonly measurements: Measurements;
  /** Creates jobs, at most one a key. */
  readonly creation: JobCreation;
  /** A fresh set of loaders, for one request of this caller. */
  loaders(caller: Caller): Loaders;
  /**
   * Takes no more work, lets what is under way finish, and closes the connections. A create under a key ends at once, with
   * CreateOutcomeUnknown.
   */
  close(): Promise<void>;
}

export interface DatasourceOptions {
  /** Where the upstream is, with the prefix of its version: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Who runs it: one of PROVIDER_NAMES. */
  readonly provider: string;
  /**
   * Milliseconds for a whole call: waiting for a connection, every try and the waits between them included. For content that
   * streams, up or down, it is how long nothing may move.
   */
  readonly timeout: number;
  /** How many connections at most. */
  readonly connections: number;
  /** How many calls a credential may have under way; further ones wait. @default as many as there are connections */
  readonly callsPerCaller?: number;
  readonly creation: CreationSettings;
  readonly jobCache: JobCacheSettings;
  /** Whether nobody has asked this upstream before this process. @default false */
  readonly isNewUpstream?: boolean;
  readonly logger: Logger;
  /** @default the machine's own */
  readonly clock?: Clock;
  /** A number from 0 to 1, 1 excluded. @default Math.random */
  readonly random?: () => number;
  /** Hears of what the upstream leaves to a credential. @default nobody */
  readonly onRateLimit?: RateLimitListener;
  /** The way to the upstream. @default HTTP over a pool of connections */
  readonly transport?: Transport;
}

/** How jobs are created. */
export interface CreationSettings {
  readonly tagging: CreateTagging;
  /**
   * Milliseconds within which a job shows in the upstream's list after the request that made it has ended; null leaves it to
   * what is known of the provider.
   */
  readonly settle: number | null;
  /** Milliseconds for one create under a key, looking for its outcome included. */
  readonly timeout: number;
}

/**
 * Puts the datasource together. It makes no call yet.
 *
 * @throws TypeError for a base URL that can't be one, RangeError for a provider that nobody knows.
 */
export const createDatasource = (options: DatasourceOptions): Datasource => {
  const { timeout, connections, logger, creation, clock = systemClock, random = Math.random } = options;
  const { callsPerCaller = connections } = options;
  const baseUrl = parseBaseUrl(options.baseUrl);
  const provider = providerNamed(options.provider);
  const { capabilities, settle: usualSettle } = provider;
  const settle = creation.settle ?? usualSettle;
  const transport =
    options.transport ?? createTransport({ origin: baseUrl.origin, connections, timeout, clock });
  const report = createFailureReport(provider, logger);
  const patientCall = createPatientCall({
    timeout,
    clock,
    slots: new CallSlots(callsPerCaller, clock),
    random,
    logger,
  });
  const onRateLimit = options.onRateLimit ?? (() => {});
  const upstream = createUpstream({
    baseUrl,
    profile: provider,
    transport,
    patientCall,
    report,
    clock,
    onRateLimit,
  });
  const vocabulary = createVocabulary(provider, logger);
  const api = provider.connect({ upstream, baseUrl, vocabulary, logger, clock });
  const knownJobs = new KnownJobs(options.jobCache, clock);

  const sources = {
    jobs: createJobs({ api: api.jobs, title: capabilities.title, knownJobs, clock }),
    files: createFiles(api.files, capabilities.title),
    events: createEvents(api.events, provider.eventOrder),
    checkpoints: createCheckpoints(api.checkpoints),
    measurements: createMeasurements(api.metrics ?? null),
  };
  const jobCreation = createJobCreation({
    ...creation,
    settle,
    jobs: api.jobs,
    capabilities,
    getJob: (caller, id) => sources.jobs.get(caller, id),
    onCreated: ({ credential }, job) => knownJobs.learn(credential.id, job, clock.now()),
    store: createMemoryStore({ clock, keepFor: settle + 2 * creation.timeout }),
    isNewUpstream: options.isNewUpstream ?? false,
    clock,
    random,
    logger,
  });
  return {
    ...sources,
    creation: jobCreation,
    capabilitiesFor: () => capabilities,
    loaders: (caller) => createLoaders(sources, caller),
    async close() {
      jobCreation.close();
      api.close?.();
      await transport.close();
    },
  };
};
