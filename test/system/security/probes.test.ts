import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers, hostileAnswerTo } from './attacks/answers.ts';
import { bodies, parameters } from './attacks/bodies.ts';
import { CALLBACK_TARGET, callbacks } from './attacks/callbacks.ts';
import { forms, gets, origins } from './attacks/cross-site.ts';
import { headers, hosts } from './attacks/headers.ts';
import { cursors, ids } from './attacks/ids.ts';
import { costs, introspection } from './attacks/limits.ts';
import { names } from './attacks/names.ts';
import { parsing } from './attacks/parsing.ts';
import { floods, handshakes, messages } from './attacks/sockets.ts';
import { MOST_SOCKETS, MOST_STREAMS, streams } from './attacks/streams.ts';
import { uploads } from './attacks/uploads.ts';
import { variables } from './attacks/variables.ts';
import { webhooks } from './attacks/webhooks.ts';
import type { Probe } from './support/attack.ts';
import { overEach } from './support/carriers.ts';
import { expectHealthy, runProbe } from './support/run-probe.ts';
import { type SlowClients, startSlowClients } from './support/slow-clients.ts';
import { startTarget, type Target } from './support/target.ts';
import { answerAsUpstream } from './support/upstream-answers.ts';

/** MiB that the service may occupy at any moment, and hold in the end, above what it did once it was warm. */
const MOST_OCCUPIED = 224;
const MOST_HELD = 32;

/** How many clients drip their headers into the service, and how many their bodies. */
const SLOW = 50;

const ATTACKS: Readonly<Record<string, readonly Probe[]>> = {
  'documents that want to be read for ever': overEach(parsing),
  'variables that no limit of the document sees': overEach(variables),
  'names that mean something to JavaScript': overEach(names),
  'ids that want to be more than one segment of a path': overEach(ids),
  'cursors that want to be ids': overEach(cursors),
  'parameters that are none': overEach(parameters),
  'operations that would fetch the world': overEach(costs),
  'questions about what there is': overEach(introspection),
  'answers of an upstream that was taken over': overEach(answers),
  'bodies that are not what they say': bodies,
  'names of foreign hosts': hosts,
  'requests that are barely HTTP': headers,
  'forms of foreign pages': forms,
  'links of foreign pages': gets,
  'scripts of foreign pages': origins,
  'handshakes that are none': handshakes,
  'messages that no client may send': messages,
  'too much of what is allowed': floods,
  'files that are no uploads': uploads,
  'webhooks of nobody': webhooks,
  'callbacks to where nobody is to be called': callbacks,
  'connections that are left alone': streams,
};

let target: Target;
/** They are there all the while, and keep nobody else from being answered. */
let slow: SlowClients;
let before: { readonly occupied: number; readonly held: number; readonly handles: number };

beforeAll(async () => {
  target = await startTarget({
    settings: {
      TUNEGRAPH_CALLBACK_HOSTS: CALLBACK_TARGET,
      TUNEGRAPH_MAX_EVENT_STREAMS_PER_CALLER: String(MOST_STREAMS),
      TUNEGRAPH_MAX_SOCKETS_PER_CALLER: String(MOST_SOCKETS),
    },
    answer: (request) => hostileAnswerTo(request.path) ?? answerAsUpstream(request),
  });
  for (let round = 0; round < 300; round += 1) await expectHealthy(target);
  before = { occupied: target.memory(), held: await target.heap(), handles: target.openHandles() };
  slow = startSlowClients(target.port, SLOW);
});
afterAll(async () => {
  slow.stop();
  await target.stop();
});

describe.each(Object.entries(ATTACKS))('%s', (_category, probes) => {
  it.each(probes.map((probe) => [probe.name, probe] as const))('%s', async (_name, probe) => {
    await runProbe(target, probe);
    expect(target.memory() - before.occupied).toBeLessThan(MOST_OCCUPIED);
  });
});

describe('after all of it', () => {
  it('has cut off everybody who dripped, with 408', { timeout: 120_000 }, async () => {
    expect(await slow.ended).toEqual(Array.from({ length: 2 * SLOW }, () => '408'));
  });

  it('occupied no more than it may at any moment, and holds nothing of it', {
    timeout: 120_000,
  }, async () => {
    const occupied = target.peakMemory() - before.occupied;
    const held = (await target.heap()) - before.held;
    const count = Object.values(ATTACKS).flat().length;
    process.stdout.write(
      `${count} probes; the service occupied ${occupied.toFixed(1)} MiB more at most, and holds ${held.toFixed(1)} MiB more.\n`,
    );
    expect(occupied).toBeLessThan(MOST_OCCUPIED);
    expect(held).toBeLessThan(MOST_HELD);
    // Connections that are kept alive on either side are closed within some seconds.
    await expect.poll(() => target.openHandles(), { timeout: 30_000 }).toBeLessThanOrEqual(before.handles);
  });

  it('has met nothing that it did not expect', () => {
    expect(target.logged()).not.toContain('unexpected error');
  });
});
