import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amplification, hostileAnswerTo, largeQuery } from './attacks/answers.ts';
import { overEach } from './support/carriers.ts';
import { startDeafClients } from './support/deaf-clients.ts';
import { rawRequest } from './support/raw-request.ts';
import { expectHealthy, runProbe } from './support/run-probe.ts';
import { startTarget, type Target } from './support/target.ts';
import { answerAsUpstream } from './support/upstream-answers.ts';

/**
 * MiB that the service may occupy at any moment above what it did once it was warm. The answers that nobody reads come to 96,
 * and are there as texts and as bytes, until the engine gives back what it has no more use for.
 */
const MOST_OCCUPIED = 448;
/** MiB that it may hold above that, once nobody waits for an answer any more. */
const MOST_HELD = 16;

let target: Target;
let before: { readonly occupied: number; readonly held: number };

beforeAll(async () => {
  target = await startTarget({
    answer: (request) => hostileAnswerTo(request.path) ?? answerAsUpstream(request),
  });
  for (let round = 0; round < 300; round += 1) await expectHealthy(target);
  before = { occupied: target.memory(), held: await target.heap() };
});
afterAll(() => target.stop());

describe('a small query does not bring about', () => {
  it.each(overEach(amplification).map((probe) => [probe.name, probe] as const))('%s', (_name, probe) =>
    runProbe(target, probe),
  );
});

it('keeps no answers for those who do not read them', { timeout: 120_000 }, async () => {
  // 8 MiB for each of them.
  const path = `/graphql?query=${encodeURIComponent(largeQuery(30))}`;
  const clients = startDeafClients(target.port, 12, rawRequest({ method: 'GET', path }));
  await expect.poll(() => target.heap(), { timeout: 30_000 }).toBeGreaterThan(before.held + MOST_HELD);
  await expectHealthy(target);
  await expect.poll(() => target.heap(), { timeout: 90_000 }).toBeLessThan(before.held + MOST_HELD);
  clients.stop();
});

it('occupied no more than it may at any moment', () => {
  expect(target.peakMemory() - before.occupied).toBeLessThan(MOST_OCCUPIED);
});
