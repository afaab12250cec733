import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isLocalProgram } from '../../src/emulator/control/loopback.ts';
import { quirkNames } from '../../src/emulator/index.ts';
import { type Harness, start } from './harness.ts';

const control = ({ emulator }: Harness, path: string): string =>
  emulator.url.replace(/v1$/, `emulator/${path}`);

/** Like fetch, which won't send a Host or an Origin of one's choosing. */
function statusWith(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the addresses under /emulator/', () => {
  it('show and change the quirks, without a key', async () => {
    const harness = await start();
    const url = control(harness, 'quirks');
    const before = JSON.parse((await harness.get(url, { key: null })).text) as Record<string, boolean>;
    expect(Object.keys(before)).toEqual(quirkNames);
    expect(Object.values(before)).not.toContain(true);
    const changed = await harness.ask('PUT', url, { key: null, json: { nullOrganization: true } });
    expect(JSON.parse(changed.text)).toEqual({ ...before, nullOrganization: true });
    expect((await harness.get('/fine_tuning/jobs/ftjob-seed-failed')).body.organization_id).toBeNull();
  });

  it.each([
    ['an unknown one', { colour: true }, "Unknown quirk 'colour'"],
    ['a value that is no switch', { plainResults: 'yes' }, "'plainResults' must be true or false."],
    ['no object', [], "Invalid type for 'quirks'"],
    ['a proto', JSON.parse('{"__proto__":true}'), "Unknown quirk '__proto__'"],
  ])('refuse %s and change nothing', async (_what, json, message) => {
    const harness = await start();
    const reply = await harness.ask('PUT', control(harness, 'quirks'), { json });
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain(message);
    expect(Object.values(harness.emulator.quirks)).not.toContain(true);
  });

  it('count requests and reset', async () => {
    const harness = await start();
    const id = await harness.create();
    const counted = JSON.parse((await harness.get(control(harness, 'requests'))).text);
    expect(counted).toEqual({ total: 1, routes: { 'POST /v1/fine_tuning/jobs': 1 }, faults: {} });
    expect((await harness.post(control(harness, 'reset'))).status).toBe(200);
    expect(harness.emulator.requests.count()).toBe(0);
    expect((await harness.get(`/fine_tuning/jobs/${id}`)).status).toBe(404);
  });

  it('name themselves to whoever asks for another', async () => {
    const harness = await start();
    const reply = await harness.get(control(harness, 'jobs'));
    expect([reply.status, reply.body.error.message]).toEqual([
      404,
      expect.stringContaining('There are: GET /emulator/quirks, PUT /emulator/quirks'),
    ]);
  });

  it('are closed to web pages', async () => {
    const harness = await start();
    const url = control(harness, 'quirks');
    expect(await statusWith(url, {})).toBe(200);
    expect(await statusWith(url, { host: 'localhost:4010' })).toBe(200);
    expect(await statusWith(url, { host: 'rebound.example' })).toBe(403);
    expect(await statusWith(url, { origin: 'http://127.0.0.1' })).toBe(403);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.0.7', false],
    ['::ffff:10.0.0.1', false],
    ['127.0.0.1.example', false],
    [undefined, false],
  ])('are open to the address %s: %s', (remoteAddress, open) => {
    const asked = { socket: { remoteAddress }, headers: { host: 'localhost' } };
    expect(isLocalProgram(asked as unknown as Parameters<typeof isLocalProgram>[0])).toBe(open);
  });
});
