import { expect, it, onTestFinished } from 'vitest';
import { createDatasource, type Datasource } from '../../src/datasource/datasource.ts';
import { createTransport } from '../../src/datasource/rest/transport.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { type Fault, startEmulator } from '../../src/emulator/index.ts';
import { runInFakeTime, useFakeTime } from '../support/fake-time.ts';
import { createTraffic } from './creation/support/traffic.ts';
import { callerWith } from './support/datasource.ts';

const TIMEOUT = 15_000;
const CREATE_TIMEOUT = 60_000;

const request = {
  model: 'gpt-4o-mini-2024-07-18',
  trainingFile: 'file-seed-chat',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

type Operation = (datasource: Datasource, caller: Caller) => Promise<unknown>;

const CALLS: Readonly<Record<string, Operation>> = {
  'reading a job': ({ jobs }, caller) => jobs.get(caller, 'ftjob-seed-running'),
  'listing jobs': ({ jobs }, caller) => jobs.list(caller, { first: 20, after: null }),
  'cancelling a job': ({ jobs }, caller) => jobs.cancel(caller, 'ftjob-seed-running'),
  'deleting a file': ({ files }, caller) => files.delete(caller, 'file-seed-chat'),
  'creating without a key': ({ creation }, caller) => creation.create(caller, request, null),
};
const CREATES: Readonly<Record<string, Operation>> = {
  'creating under a key': ({ creation }, caller) =>
    creation.create(caller, request, { value: 'a-key', chosenBy: 'CLIENT' }),
  'creating under a key of ours': ({ creation }, caller) =>
    creation.create(caller, request, creation.keyFor(caller, request, null)),
};

const FAULTS: readonly Fault[] = [
  { kind: 'hang' },
  { kind: 'hang', carriedOut: true },
  { kind: 'drippedBody', milliseconds: 4000 },
  { kind: 'truncatedBody' },
  { kind: 'htmlBody' },
  { kind: 'latency', milliseconds: 100_000 },
  { kind: 'latency', milliseconds: 14_000 },
  { kind: 'lateArrival', milliseconds: 100_000 },
  { kind: 'reset' },
  { kind: 'error', status: 503 },
  { kind: 'error', status: 429, retryAfter: 7 },
  { kind: 'error', status: 429, retryAfter: 3600 },
];

const each = (operations: Readonly<Record<string, Operation>>, longest: number) =>
  Object.entries(operations).map(([name, operation]) => [name, operation, longest] as const);

it.each([...each(CALLS, TIMEOUT), ...each(CREATES, CREATE_TIMEOUT)])(
  '%s takes no longer than it may, whatever the upstream does',
  async (_name, operation, longest) => {
    useFakeTime();
    const emulator = await startEmulator();
    onTestFinished(() => emulator.stop());
    const traffic = createTraffic(emulator);
    for (const fault of FAULTS) {
      const transport = createTransport({
        origin: new URL(emulator.url).origin,
        connections: 4,
        timeout: TIMEOUT,
        clock: systemClock,
      });
      const datasource = createDatasource({
        baseUrl: emulator.url,
        provider: 'openai',
        timeout: TIMEOUT,
        connections: 4,
        creation: { tagging: 'all', settle: 30_000, timeout: CREATE_TIMEOUT },
        jobCache: { size: 0, endedFor: 0, liveFor: 0 },
        logger: silentLogger,
        random: () => 0.5,
        transport: traffic.transport(transport),
      });
      await emulator.reset();
      emulator.setFaults([fault]);
      const begun = Date.now();
      const ended = operation(datasource, callerWith()).then(
        () => 'answered',
        () => 'failed',
      );
      await runInFakeTime(() => ended, traffic.isMoving);
      expect(Date.now() - begun, JSON.stringify(fault)).toBeLessThanOrEqual(longest);
      void datasource.close();
    }
  },
);
