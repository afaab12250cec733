import { expect } from 'vitest';
import type { Probe } from './attack.ts';
import { JSON_BODY, overHttp } from './over-http.ts';
import { OWN_KEY, type Target } from './target.ts';

const HEALTHY = JSON.stringify({ query: '{ fineTuningJob(id: "ftjob-live") { id status } }' });
const HEALTH_CALL = 'GET /fine_tuning/jobs/ftjob-live';

/** Paths of our files, the lines of a stack, and what the operating system calls its failures. */
const INTERNALS = /node_modules|node:internal|\/dist\/|\n\s+at |ECONN\w+|ENOENT|EPIPE/;

/** Asks what everybody may ask, and expects the answer. */
export const expectHealthy = async (target: Target, headers = {}): Promise<void> => {
  const { data } = await overHttp(target.url, HEALTHY, { ...JSON_BODY, ...headers });
  expect(data).toEqual({ fineTuningJob: { id: 'ftjob-live', status: 'RUNNING' } });
};

/**
 * Sends an attack, and expects the refusal that it names, nothing of ours in it, no call upstream but those that it names,
 * and a service that answers everybody else as before.
 *
 * @param healthHeaders what everybody else sends.
 */
export const runProbe = async (
  target: Target,
  { send, expected }: Probe,
  healthHeaders = {},
): Promise<void> => {
  const { code, status, closed, data, withholds, reaches = [] } = expected;
  const before = target.calls().length;
  const reply = await send(target);
  await expectHealthy(target, healthHeaders);
  const calls = new Set(target.calls().slice(before));
  if (!reaches.includes(HEALTH_CALL)) calls.delete(HEALTH_CALL);

  const said = {
    codes: reply.codes,
    ...(status !== undefined && { status: reply.status }),
    ...(closed !== undefined && { closed: reply.closed }),
    ...(data !== undefined && { data: reply.data }),
  };
  expect(said).toEqual({
    codes: code === null ? [] : [code],
    ...(status !== undefined && { status }),
    ...(closed !== undefined && { closed }),
    ...(data !== undefined && { data }),
  });
  expect([...calls].filter((call) => !reaches.includes(call))).toEqual([]);
  expect(reply.text).not.toContain(OWN_KEY);
  expect(reply.text).not.toMatch(INTERNALS);
  if (withholds !== undefined) expect(reply.text.toLowerCase()).not.toContain(withholds.toLowerCase());
};
