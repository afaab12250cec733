import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

const jobs = '/fine_tuning/jobs';
const newJob = { model: 'gpt-4o-mini', training_file: 'file-seed-chat' };

async function startWithControls() {
  const harness = await start();
  const url = harness.emulator.url.replace(/v1$/, 'emulator/faults');
  const control = async (method: string, json?: unknown) => {
    const reply = await harness.ask(method, url, { key: null, ...(json === undefined ? {} : { json }) });
    return { ...reply, json: JSON.parse(reply.text) as unknown };
  };
  return { ...harness, control };
}

describe('the address /emulator/faults', () => {
  it('sets, shows and takes away what goes wrong', async () => {
    const { control, get, emulator } = await startWithControls();
    expect((await control('GET')).json).toEqual({ faults: [], applied: [] });
    const faults = [
      { kind: 'error', status: 429, retryAfterMs: 20, times: 1 },
      { kind: 'listLag', milliseconds: 10, after: 5 },
    ];
    expect((await control('PUT', { faults })).json).toEqual({ faults, applied: [0, 0] });
    expect(emulator.faults).toEqual(faults);
    expect([(await get(jobs)).status, (await get(jobs)).status]).toEqual([429, 200]);
    expect((await control('GET')).json).toEqual({ faults, applied: [1, 0] });
    expect((await control('PUT', { faults: [{ kind: 'revokedKey' }] })).status).toBe(200);
    expect((await get(jobs)).status).toBe(401);
    expect((await control('DELETE')).json).toEqual({ faults: [], applied: [] });
    expect((await get(jobs)).status).toBe(200);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, "Missing required parameter: 'faults'."],
    ['a bare list', [], "Invalid type for '': expected an object"],
    ['a list of something else', { faults: ['reset'] }, "Invalid type for 'faults[0]': expected an object"],
    ['an unknown kind', { faults: [{ kind: '__proto__' }] }, "Invalid value for 'faults[0].kind'"],
    ['no kind', { faults: [{}] }, "Missing required parameter: 'faults[0].kind'."],
    [
      'what another kind has',
      { faults: [{ kind: 'reset', milliseconds: 5 }] },
      "Unknown parameter: 'faults[0].milliseconds'.",
    ],
    [
      'a route for what has its own',
      { faults: [{ kind: 'creationClosed', route: '*' }] },
      "Unknown parameter: 'faults[0].route'.",
    ],
    [
      'a status that is none of these',
      { faults: [{ kind: 'error', status: 501 }] },
      "Invalid value for 'faults[0].status'. Supported values are: 408, 409, 429, 500, 502, 503, 504.",
    ],
    [
      'a word for a switch',
      { faults: [{ kind: 'hang' }, { kind: 'reset', carriedOut: 'yes' }] },
      "'faults[1].carriedOut' must be true or false.",
    ],
    [
      'a header that is none',
      { faults: [{ kind: 'error', retryAfter: '1\r\nx: y' }] },
      "'faults[0].retryAfter' must be plain ASCII.",
    ],
    [
      'an impossible probability',
      { faults: [{ kind: 'error', probability: 2 }] },
      "Invalid 'faults[0].probability': decimal above maximum value.",
    ],
    [
      'too many',
      { faults: Array.from({ length: 1_001 }, () => ({ kind: 'reset' })) },
      "Invalid 'faults': array too long.",
    ],
  ])('refuses %s and changes nothing', async (_what, json, message) => {
    const { control, emulator } = await startWithControls();
    emulator.setFaults([{ kind: 'error', times: 3 }]);
    const reply = await control('PUT', json);
    expect([reply.status, reply.body.error.message]).toEqual([400, expect.stringContaining(message)]);
    expect(emulator.faults).toEqual([{ kind: 'error', times: 3 }]);
  });

  it('is closed to other hosts and web pages, like its neighbours', async () => {
    const { emulator, ask } = await startWithControls();
    const url = emulator.url.replace(/v1$/, 'emulator/faults');
    const headers = { origin: 'http://127.0.0.1' };
    for (const method of ['GET', 'DELETE']) expect((await ask(method, url, { headers })).status).toBe(403);
    expect((await ask('PUT', url, { headers, json: { faults: [] } })).status).toBe(403);
  });

  it('has its faults counted with the requests', async () => {
    const { emulator, get } = await startWithControls();
    await get(jobs, { faults: 'error;status=503' });
    const { text } = await get(emulator.url.replace(/v1$/, 'emulator/requests'));
    expect(JSON.parse(text)).toEqual({
      total: 1,
      routes: { 'GET /v1/fine_tuning/jobs': 1 },
      faults: { error: 1 },
    });
  });
});

describe('the header x-emulator-faults', () => {
  it('is for its own request only', async () => {
    const { emulator, get, post } = await start();
    const faults = 'error;status=503;carriedOut=true;retryAfter=3, ignoredMetadataFilter';
    const reply = await post(jobs, newJob, { faults });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '3']);
    expect(emulator.jobsCreated()).toHaveLength(1);
    expect(emulator.requests.all.at(-1)?.faults).toEqual([
      { kind: 'error', status: 503, carriedOut: true, retryAfter: 3 },
    ]);
    expect((await get(jobs)).status).toBe(200);
  });

  it('goes before what is set, which is not used up by it', async () => {
    const { emulator, get } = await start({ faults: [{ kind: 'error', times: 1 }] });
    expect((await get(jobs, { faults: 'revokedKey;status=403' })).status).toBe(403);
    expect((await get(jobs)).status).toBe(500);
    expect(emulator.requests.all.map(({ faults }) => faults.map(({ kind }) => kind))).toEqual([
      ['revokedKey'],
      ['error'],
    ]);
  });

  it('takes quoted texts, spaces and a probability', async () => {
    const { get } = await start();
    const date = 'Mon, 05 Jan 2026 12:00:07 GMT';
    const reply = await get(jobs, { faults: ` error ; status = 429;retryAfter="${date}" ,, ` });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, date]);
    expect((await get(jobs, { faults: 'error;probability=0' })).status).toBe(200);
    expect((await get(jobs, { faults: '' })).status).toBe(200);
  });

  it.each([
    ['colour', "Invalid value for 'x-emulator-faults[0].kind': 'colour'"],
    ['error;status=5000', "Invalid value for 'x-emulator-faults[0].status'"],
    ['error;carriedOut', "'carriedOut' in 'x-emulator-faults' is no parameter: write name=value."],
    ['error;status="500', "'x-emulator-faults' has an odd number of quotation marks."],
    ['reset, latency', "Missing required parameter: 'x-emulator-faults[1].milliseconds'."],
    ['reset;times=1', "'times' makes no sense in x-emulator-faults"],
    ['reset;after=1', "'after' makes no sense in x-emulator-faults"],
    ['reset;route=*', "'route' makes no sense in x-emulator-faults"],
    ['error;__proto__=1', "Unknown parameter: 'x-emulator-faults[0].__proto__'."],
  ])('is refused in plain words: %s', async (faults, message) => {
    const { get } = await start();
    const reply = await get(jobs, { faults });
    expect([reply.status, reply.body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });
});
