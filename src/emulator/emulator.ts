import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkFaults, checkOptions } from './check-options.ts';
import { systemClock } from './clock.ts';
import { createControlPanel, isForControlPanel } from './control/control-panel.ts';
import { type CreatedJob, type CreatedJobsFilter, createdJobs } from './created-jobs.ts';
import type { Fault } from './faults/fault.ts';
import { createFaultSchedule } from './faults/fault-schedule.ts';
import { createWaitingRoom } from './faults/waiting-room.ts';
import { createStorage } from './files/storage.ts';
import type { EmulatorOptions } from './options.ts';
import { createOrganizations } from './organization.ts';
import { type ProviderName, personalities } from './personalities/index.ts';
import { type EmulatorQuirks, noQuirks, withQuirks } from './quirks.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createListener } from './server/listener.ts';
import { refuseGarbage } from './server/refuse-garbage.ts';
import { createAnnouncer, silentAnnouncer } from './webhooks/announcer.ts';
import type { World } from './world.ts';

/** A running emulator. */
export interface Emulator {
  /** Whose API it plays. */
  readonly provider: ProviderName;
  /** The base URL that a client of the provider is configured with: `/v1` included for OpenAI. */
  readonly url: string;
  /** A key that it lets in. */
  readonly apiKey: string;
  /** What was asked of it. */
  readonly requests: RequestLog;
  /** What is switched on at present. */
  readonly quirks: EmulatorQuirks;
  /** Changes these switches and leaves the others. */
  setQuirks(changes: Partial<EmulatorQuirks>): void;
  /** What goes wrong now. */
  readonly faults: readonly Fault[];
  /** Puts these faults, all unused, in place of those before. Requests that are held up already stay so. */
  setFaults(faults: readonly Fault[]): void;
  /** The jobs that really exist beside the seeded ones. No fault or quirk touches this answer. */
  jobsCreated(filter?: CreatedJobsFilter): readonly CreatedJob[];
  /** Back to how it started: seeded files and jobs only, its first quirks and faults, nothing counted. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const defaultApiKey = 'sk-emulator';
const defaultMaximumFileSize = 512 * 1024 * 1024;

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const originOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** Starts a provider's fine-tuning API on a port of its own, over real HTTP. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const provider = options.provider ?? 'openai';
  const personality = personalities[provider];
  const { routes, presentError } = personality;
  const clock = options.clock ?? systemClock;
  const speed = options.speed ?? 1;
  const seed = String(options.seed ?? 'tunegraph');
  const firstQuirks = withQuirks(withQuirks(noQuirks, personality.quirks), options.quirks ?? {});
  let startedAt = clock.now();
  const requests = createRequestLog();
  const world: World = {
    personality,
    clock,
    seed,
    speed,
    apiKeys: options.apiKeys ?? null,
    maximumFileSize: options.maximumFileSize ?? defaultMaximumFileSize,
    storage: createStorage(),
    announcer:
      options.webhook === undefined ? silentAnnouncer : createAnnouncer(options.webhook, clock, seed, speed),
    organizations: createOrganizations({
      personality,
      startedAt: () => startedAt,
      speed,
      most: options.maximumOrganizations ?? 1_000,
    }),
    requests,
    faults: createFaultSchedule(seed, checkFaults(options.faults ?? [], routes)),
    waitingRoom: createWaitingRoom(clock),
    quirks: firstQuirks,
  };
  async function forget(): Promise<void> {
    world.waitingRoom.abandon();
    world.announcer.clear();
    await world.organizations.clear();
    await world.storage.clear();
  }
  async function reset(): Promise<void> {
    await forget();
    startedAt = clock.now();
    world.quirks = firstQuirks;
    world.faults.reset();
    requests.clear();
  }
  const answer = createListener(world, requests);
  const control = createControlPanel(world, reset);
  const server = createServer((request, response) => {
    if (isForControlPanel(request)) void control(request, response);
    else answer(request, response);
  });
  server.on('clientError', refuseGarbage(presentError));
  const address = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    provider,
    url: `${originOf(address)}${personality.basePath}`,
    apiKey: options.apiKeys?.[0] ?? defaultApiKey,
    requests,
    get quirks() {
      return world.quirks;
    },
    setQuirks(changes) {
      world.quirks = withQuirks(world.quirks, changes);
    },
    get faults() {
      return world.faults.faults;
    },
    setFaults(faults) {
      world.faults.set(checkFaults(faults, routes));
    },
    jobsCreated: (filter = {}) => createdJobs(world.organizations, clock.now(), filter),
    reset,
    async stop() {
      await close(server);
      await forget();
    },
  };
}
