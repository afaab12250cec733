import { afterAll, beforeAll, expect, it } from 'vitest';
import { sleep } from '../../../src/datasource/rest/sleep.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/index.ts';
import { runInFakeTime, useFakeTime } from '../../support/fake-time.ts';
import { createChance } from './support/chance.ts';
import { Clients, type Reply } from './support/clients.ts';
import { duplicatesOfSdk } from './support/official-sdk.ts';
import { randomSchedule, type Schedule } from './support/schedule.ts';
import { SETTLE, startMortalService } from './support/service.ts';
import { createTraffic, type Traffic } from './support/traffic.ts';

const SCHEDULES = 250;
/** The SDK plays every fifth of them: enough to show that the same faults make duplicates. */
const SDK_EVERY = 5;
const API_KEY = 'sk-of-a-schedule';

let emulator: Emulator;
let traffic: Traffic;

beforeAll(async () => {
  emulator = await startEmulator();
  traffic = createTraffic(emulator);
});
afterAll(() => emulator.stop());

/** Lets the upstream get well, and asks for everything again until there is an answer. */
const askAgain = async (clients: Clients): Promise<void> => {
  emulator.setFaults([]);
  for (const [key, inputs] of clients.asked) {
    const answers: Reply[] = [];
    while (!answers.includes('JOB')) {
      expect(answers.length, `asks for ${key}: ${answers}`).toBeLessThan(6);
      for (const input of inputs) answers.push(await clients.ask(key, input));
      // The circuit may still be open.
      await sleep(systemClock, 20_000, new AbortController().signal);
    }
  }
};

const play = async ({ faults, steps }: Schedule, seed: number): Promise<Clients> => {
  const chance = createChance(-seed);
  const clients = new Clients(API_KEY, () =>
    startMortalService({
      url: emulator.url,
      random: () => chance.fraction(),
      watch: (transport) => traffic.transport(transport),
    }),
  );
  emulator.setFaults(faults);
  for (const step of steps) await clients.take(step);
  await clients.settled();
  await sleep(systemClock, SETTLE, new AbortController().signal);
  for (const tag of clients.denied) {
    expect(emulator.jobsCreated({ metadata: { tunegraph_key: tag } }), 'jobs of a failed create').toEqual([]);
  }
  await askAgain(clients);
  clients.restart();
  for (const [key, inputs] of clients.asked) {
    const answers = [];
    for (const input of inputs) answers.push(await clients.ask(key, input));
    expect(answers, `after another restart, under ${key}`).toContain('JOB');
  }
  return clients;
};

const check = ({ asked, claims }: Clients): void => {
  const jobs = new Map(emulator.jobsCreated().map((job) => [job.id, job]));
  expect(jobs.size, 'jobs').toBe(asked.size);
  for (const key of asked.keys()) {
    const claimed = claims.filter((claim) => claim.key === key);
    expect(new Set(claimed.map(({ jobId }) => jobId)).size, `jobs claimed under ${key}`).toBe(1);
  }
  for (const { jobId, suffix } of claims) expect(jobs.get(jobId)?.suffix).toBe(suffix);
};

it(`makes one job a key on each of ${SCHEDULES} random schedules, where the official SDK makes duplicates on some of them`, async () => {
  useFakeTime();
  const replies: Record<Reply, number> = { JOB: 0, OUTCOME_UNKNOWN: 0, REUSED: 0, FAILED: 0, LOST: 0 };
  let keys = 0;
  let duplicatesBySdk = 0;
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const schedule = randomSchedule(createChance(seed));
    await emulator.reset();
    const clients = await runInFakeTime(() => play(schedule, seed), traffic.isMoving).catch((error) => {
      throw new Error(`schedule ${seed}: ${JSON.stringify(schedule)}`, { cause: error });
    });
    check(clients);
    keys += clients.asked.size;
    for (const reply of clients.replies) replies[reply] += 1;

    if (seed % SDK_EVERY > 0) continue;
    await emulator.reset();
    emulator.setFaults(schedule.faults);
    duplicatesBySdk += await runInFakeTime(
      () => duplicatesOfSdk(emulator, API_KEY, schedule.steps, traffic.fetch),
      traffic.isMoving,
    );
  }
  process.stdout.write(
    `${SCHEDULES} schedules, ${keys} keys, duplicates: 0 ours, ${duplicatesBySdk} the official SDK's on every ${SDK_EVERY}th; replies: ${JSON.stringify(replies)}\n`,
  );
  expect(duplicatesBySdk).toBeGreaterThan(0);
}, 120_000);
