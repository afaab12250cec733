import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../../src/emulator/index.ts';
import { subgraph } from '../../../src/schema/index.ts';
import { FuzzClient } from './support/fuzz-client.ts';
import { type RandomRequest, randomRequest } from './support/random-request.ts';
import { OWN_KEY, startTarget } from './support/target.ts';

const REQUESTS = 20_000;
/** How many are under way at once. */
const TOGETHER = 25;

/** The same requests each time; another number tries others. A failure prints it, and the requests that brought it about. */
const SEED = Number(process.env['TUNEGRAPH_FUZZ_SEED'] ?? 20_261_122);

/** MiB that the service may hold, and occupy, after the second half of the requests above what it did after the first. */
const MOST_HELD = 24;
const MOST_OCCUPIED = 128;

/** What only a service answers that failed by itself, or tells too much. */
const WRONG =
  /INTERNAL_SERVER_ERROR|Unexpected error|^HTTP(?:\/1\.1)? 500|^closed (?:1006|1011|4500)|node_modules|\.[jt]s:\d+:\d/;

it('answers 20,000 random requests without a failure of its own, and keeps nothing of them', {
  timeout: 900_000,
}, async () => {
  const emulator = await startEmulator({ speed: 100 });
  onTestFinished(() => emulator.stop());
  const target = await startTarget({
    settings: {
      OPENAI_BASE_URL: emulator.url,
      TUNEGRAPH_INTROSPECTION: 'true',
      TUNEGRAPH_CREATE_SETTLE_MS: '0',
    },
  });
  onTestFinished(() => target.stop());

  const run = async (requests: number, seed: number): Promise<void> => {
    const client = new FuzzClient(target.url);
    const check = async (request: RandomRequest): Promise<void> => {
      const answer = await client.send(request);
      if (WRONG.test(answer) || answer.includes(OWN_KEY))
        throw new Error(
          `${JSON.stringify(request)} was answered with:\n${answer.slice(0, 2000)}\n${target.logged().slice(-2000)}`,
        );
    };
    const several = fc.array(randomRequest(subgraph.schema), { minLength: TOGETHER, maxLength: TOGETHER });
    const property = fc.asyncProperty(several, async (batch) => {
      await Promise.all(batch.map(check));
    });
    // Smaller ones would be asked of a service that is no longer the same.
    await fc.assert(property, { numRuns: requests / TOGETHER, seed, endOnFailure: true });
    await client.close();
  };

  // What the first half builds up, such as compiled code and a full store of documents, the second has no need of.
  await run(REQUESTS / 2, SEED);
  const before = { held: await target.heap(), occupied: target.memory(), handles: target.openHandles() };
  await run(REQUESTS / 2, SEED + 1);
  const held = (await target.heap()) - before.held;
  const occupied = target.memory() - before.occupied;
  process.stdout.write(
    `20,000 requests of seed ${SEED}, ${emulator.requests.count()} calls upstream; after half of them the service held ` +
      `${before.held.toFixed(1)} MiB and grew by ${held.toFixed(1)}, occupied ${before.occupied.toFixed(1)} and grew by ${occupied.toFixed(1)}.\n`,
  );

  expect(target.logged()).not.toContain('unexpected error');
  expect(emulator.requests.all.filter(({ route }) => route === null)).toEqual([]);
  await expect.poll(() => target.openHandles(), { timeout: 30_000 }).toBeLessThanOrEqual(before.handles);
  expect(held).toBeLessThan(MOST_HELD);
  expect(occupied).toBeLessThan(MOST_OCCUPIED);
});
