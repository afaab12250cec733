import { afterEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/emulator/command-line.ts';
import {
  type Emulator,
  type EmulatorOptions,
  type ProviderName,
  providerNames,
  startEmulator,
} from '../../src/emulator/index.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

async function play(provider: ProviderName, options: EmulatorOptions = {}) {
  const clock: FakeClock = createFakeClock();
  const emulator = await startEmulator({ provider, clock, ...options });
  running.push(emulator);
  const ask = async (
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = { 'api-key': emulator.apiKey },
  ): Promise<Answer> => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Answer['body'],
    };
  };
  return { emulator, clock, ask };
}

const jobs = '/fine_tuning/jobs';
const newJob = { model: 'gpt-4o-mini', training_file: 'file-seed-chat' };

describe('the provider', () => {
  it('is OpenAI unless another is named', async () => {
    const emulator = await startEmulator();
    running.push(emulator);
    expect(emulator.provider).toBe('openai');
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  });

  it('is named by a flag', () => {
    expect(readCommandLine(['--provider', 'azure'])).toMatchObject({ options: { provider: 'azure' } });
  });

  it('is refused with the names that there are, when the emulator cannot play it', async () => {
    const names = providerNames.join(', ');
    const message = `the emulator can't play 'acme'. Use any of: ${names}.`;
    expect(() => readCommandLine(['--provider', 'acme'])).toThrow(`--provider: ${message}`);
    expect(() => readCommandLine(['--provider', 'constructor'])).toThrow("can't play 'constructor'");
    // A caller without types.
    const options = { provider: 'acme' } as object;
    await expect(startEmulator(options)).rejects.toThrow(`provider: ${message}`);
  });

  it.each(providerNames)(
    'has the routes that faults are fixed to, and a list to lie in: %s',
    async (name) => {
      const { emulator } = await play(name);
      for (const operation of ['create', 'list', 'retrieve', 'cancel']) {
        emulator.setFaults([{ kind: 'error', route: operation }]);
        expect(emulator.faults).toEqual([{ kind: 'error', route: operation }]);
      }
    },
  );

  it('has its own routes for faults on the command line', () => {
    const fault = 'reset;route=POST /openai/v1/fine_tuning/jobs';
    expect(readCommandLine(['--provider', 'azure', '--fault', fault])).toMatchObject({
      options: { faults: [{ kind: 'reset' }] },
    });
    expect(() => readCommandLine(['--fault', fault])).toThrow("'fault[0].route' fits no route");
  });
});

describe('Azure', () => {
  it('lives below its own path and takes the key in a header of its own', async () => {
    const { emulator, ask } = await play('azure', { apiKeys: ['key-1'] });
    expect(emulator.url).toMatch(/\/openai\/v1$/);
    expect((await ask('GET', jobs)).status).toBe(200);
    expect((await ask('GET', jobs, undefined, { authorization: 'Bearer key-1' })).status).toBe(200);
    expect(emulator.requests.all.at(-1)?.route).toBe('GET /openai/v1/fine_tuning/jobs');
    for (const headers of [{}, { 'api-key': 'key-2' }, { authorization: 'Bearer key-2' }]) {
      const { status, body } = await ask('GET', jobs, undefined, headers);
      expect(status).toBe(401);
      expect(body).toEqual({
        error: {
          code: '401',
          message: expect.stringMatching(/^Access denied due to invalid subscription key/),
        },
      });
    }
  });

  it('answers with the request id of its gateway, and with none of the headers of OpenAI', async () => {
    const { ask } = await play('azure');
    const { headers } = await ask('GET', jobs);
    expect(headers.get('apim-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const names = [...headers.keys()].filter((name) => /^(openai-|x-request-id|x-ratelimit)/.test(name));
    expect(names).toEqual([]);
  });

  it('says pending until a job runs, and succeeded at its end', async () => {
    const { ask, clock } = await play('azure');
    const created = await ask('POST', jobs, { ...newJob, suffix: 'tone', trainingType: 'globalStandard' });
    expect(created.body).toMatchObject({ status: 'pending', organization_id: null });
    const id = String(created.body['id']);
    expect(id).toMatch(/^ftjob-[0-9a-f]{32}$/);
    const statuses: unknown[] = [];
    for (let second = 0; second < 70; second += 1) {
      clock.advance(1_000);
      const { status } = (await ask('GET', `${jobs}/${id}`)).body;
      if (statuses.at(-1) !== status) statuses.push(status);
    }
    expect(statuses).toEqual(['pending', 'running', 'succeeded']);
    const { body } = await ask('GET', `${jobs}/${id}`);
    expect(body['fine_tuned_model']).toBe(`gpt-4o-mini-2024-07-18.ft-${id.slice('ftjob-'.length)}-tone`);
  });

  it('is pausing before it is paused, and resuming before it is pending again', async () => {
    const { ask, clock } = await play('azure');
    const id = 'ftjob-seed-running';
    const status = async () => (await ask('GET', `${jobs}/${id}`)).body['status'];
    expect((await ask('POST', `${jobs}/${id}/pause`)).body).toMatchObject({ status: 'pausing' });
    clock.advance(2_000);
    expect(await status()).toBe('paused');
    expect((await ask('POST', `${jobs}/${id}/resume`)).body).toMatchObject({ status: 'resuming' });
    clock.advance(2_000);
    expect(await status()).toBe('pending');
  });

  it('refuses in its own words, with codes of its own', async () => {
    const { ask } = await play('azure');
    expect(await ask('GET', `${jobs}/none`)).toMatchObject({
      status: 404,
      body: { error: { code: 'notFound', message: 'Could not find fine tune: none' } },
    });
    expect((await ask('POST', jobs, { model: 'gpt-4o-mini' })).body).toEqual({
      error: {
        code: 'invalidPayload',
        message: "Missing required parameter: 'training_file'.",
        param: 'training_file',
      },
    });
  });

  it('loses an answer to a create whose job exists, by the name of the operation', async () => {
    const { emulator, ask } = await play('azure', {
      faults: [{ kind: 'error', status: 503, carriedOut: true, route: 'create', times: 1 }],
    });
    expect((await ask('GET', jobs)).status).toBe(200);
    expect(await ask('POST', jobs, newJob)).toMatchObject({
      status: 503,
      body: { error: { code: 'serviceUnavailable' } },
    });
    expect(emulator.jobsCreated({ apiKey: emulator.apiKey })).toHaveLength(1);
    expect((await ask('POST', jobs, newJob)).status).toBe(200);
    expect(emulator.requests.count('create')).toBe(2);
    expect(emulator.requests.all.at(-1)?.operation).toBe('create');
  });

  it('hides a new job from its list, and closes creation, as any provider here does', async () => {
    const { emulator, ask } = await play('azure');
    emulator.setFaults([
      { kind: 'listLag', milliseconds: 5_000 },
      { kind: 'creationClosed', after: 1 },
    ]);
    const { id } = (await ask('POST', jobs, newJob)).body;
    const listed = (await ask('GET', jobs)).body['data'] as readonly { readonly id: string }[];
    expect(listed.map((job) => job.id)).not.toContain(id);
    expect(await ask('POST', jobs, newJob)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
  });

  it('has no checkpoint permissions', async () => {
    const { ask } = await play('azure');
    expect((await ask('GET', '/fine_tuning/checkpoints/any/permissions')).status).toBe(404);
  });
});
