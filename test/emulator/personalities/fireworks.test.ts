import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/index.ts';
import { createFakeClock } from '../fake-clock.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

type Body = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: Body;
}

const play = async (options: EmulatorOptions = {}) => {
  const clock = createFakeClock();
  const emulator = await startEmulator({ provider: 'fireworks', clock, ...options });
  running.push(emulator);
  const ask = async (method: string, path: string, body?: object | FormData, key = emulator.apiKey) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body } satisfies Answer;
  };
  return { emulator, clock, ask };
};

const SFT = '/supervisedFineTuningJobs';
const MODEL = 'accounts/fireworks/models/llama-v3p1-8b-instruct';
const named = (collection: string, id: string) => `accounts/tunegraph/${collection}/${id}`;
const newJob = { baseModel: MODEL, dataset: named('datasets', 'file-seed-chat') };
const create = `${SFT}?supervisedFineTuningJobId=my-job`;
const form = (content: string, name = 'file'): FormData => {
  const body = new FormData();
  body.set(name, new Blob([content]), 'train.jsonl');
  return body;
};
const line = `${JSON.stringify({
  messages: [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hi' },
  ],
})}\n`;

describe('a job', () => {
  it('is created under the id that the client chooses, and named in full', async () => {
    const { ask } = await play();
    const { status, body } = await ask('POST', create, { ...newJob, displayName: 'Mine' });
    expect(status).toBe(200);
    expect(body).toEqual({
      name: named('supervisedFineTuningJobs', 'my-job'),
      displayName: 'Mine',
      createTime: '2026-01-05T12:00:00.000000Z',
      updateTime: '2026-01-05T12:00:00.000Z',
      createdBy: 'somebody@example.com',
      dataset: named('datasets', 'file-seed-chat'),
      state: 'JOB_STATE_CREATING',
      status: { code: 'OK' },
      baseModel: MODEL,
      outputModel: named('models', 'my-job'),
      epochs: 1,
      learningRate: 0.0001,
      loraRank: 8,
      batchSizeSamples: 1,
      estimatedCost: { currencyCode: 'USD', units: '2', nanos: 500_000_000 },
    });
  });

  it('gets a UUID where the client chooses none', async () => {
    const { body } = await (await play()).ask('POST', SFT, newJob);
    expect(body['name']).toMatch(/supervisedFineTuningJobs\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('is refused where its id is taken', async () => {
    const { ask } = await play();
    await ask('POST', create, newJob);
    expect(await ask('POST', create, newJob)).toEqual({
      status: 409,
      body: {
        code: 6,
        message: `${named('supervisedFineTuningJobs', 'my-job')} already exists`,
        details: [],
      },
    });
  });

  it('goes through its states, and tells its share on the way', async () => {
    const { ask, clock } = await play();
    await ask('POST', create, newJob);
    const seen: unknown[] = [];
    for (let look = 0; look < 40; look += 1) {
      const { body } = await ask('GET', `${SFT}/my-job`);
      if (seen.at(-1) !== body['state']) seen.push(body['state']);
      if (body['state'] === 'JOB_STATE_WRITING_RESULTS') {
        expect(body['jobProgress']).toEqual({ percent: 100, epoch: 1 });
        expect(body).not.toHaveProperty('completedTime');
      }
      clock.advance(2_500);
    }
    expect(seen.map((state) => String(state).replace('JOB_STATE_', ''))).toEqual([
      ...['CREATING', 'VALIDATING', 'PENDING', 'RUNNING', 'WRITING_RESULTS', 'COMPLETED'],
    ]);
    const { body } = await ask('GET', `${SFT}/my-job`);
    expect(body['completedTime']).toMatch(/^2026-01-05T12:\d\d:\d\d\.\d{9}Z$/);
    expect(body['metricsFileSignedUrl']).toMatch(/^https:\/\/storage\.example\.invalid\//);
  });

  it('fails with a reason', async () => {
    const { body } = await (await play()).ask('GET', `${SFT}/ftjob-seed-failed`);
    expect(body).toMatchObject({
      state: 'JOB_STATE_FAILED',
      status: { code: 'INVALID_ARGUMENT', message: expect.stringContaining('invalid training file') },
    });
  });

  it('is cancelled with an empty answer, and takes a while for it', async () => {
    const { ask, clock } = await play();
    await ask('POST', create, newJob);
    expect(await ask('POST', `${SFT}/my-job:cancel`, {})).toEqual({ status: 200, body: {} });
    expect(await ask('POST', `${SFT}/my-job:cancel`, {})).toEqual({ status: 200, body: {} });
    expect((await ask('GET', `${SFT}/my-job`)).body['state']).toBe('JOB_STATE_CANCELLING');
    clock.advance(2_000);
    expect((await ask('GET', `${SFT}/my-job`)).body['state']).toBe('JOB_STATE_CANCELLED');
    const refused = await ask('POST', `${SFT}/my-job:cancel`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 9 } });
  });

  it('is resumed once it is paused, and only then', async () => {
    const { ask } = await play();
    const path = '/dpoJobs/ftjob-seed-paused:resume';
    expect((await ask('POST', path, {})).body).toMatchObject({ state: 'JOB_STATE_RE_QUEUEING' });
    expect(await ask('POST', path, {})).toMatchObject({ status: 400, body: { code: 9 } });
    expect((await ask('POST', '/dpoJobs/ftjob-seed-paused:pause', {})).status).toBe(405);
  });

  it('is deleted', async () => {
    const { ask } = await play();
    expect(await ask('DELETE', `${SFT}/ftjob-seed-succeeded`)).toEqual({ status: 200, body: {} });
    expect(await ask('GET', `${SFT}/ftjob-seed-succeeded`)).toMatchObject({ status: 404, body: { code: 5 } });
  });

  it('stands in the collection of its method alone', async () => {
    const { ask } = await play();
    const body = {
      dataset: named('datasets', 'file-seed-preference'),
      trainingConfig: { baseModel: MODEL, epochs: 2 },
      lossConfig: { method: 'ORPO', dpo: { beta: 0.2 } },
    };
    const { body: job } = await ask('POST', '/dpoJobs?dpoJobId=mine', body);
    expect(job).toMatchObject({
      name: named('dpoJobs', 'mine'),
      trainingConfig: { baseModel: MODEL, outputModel: named('models', 'mine'), epochs: 2 },
      lossConfig: { method: 'ORPO', dpo: { beta: 0.2 } },
    });
    expect(job).not.toHaveProperty('baseModel');
    expect((await ask('GET', `${SFT}/mine`)).status).toBe(404);
    expect((await ask('GET', '/dpoJobs/mine:getMetricsFileEndpoint')).body).toEqual({
      signedUrl: expect.stringMatching(/^https:/),
    });
  });

  it('is one of reinforcement with an evaluator', async () => {
    const { ask } = await play();
    const body = {
      dataset: named('datasets', 'file-seed-reinforcement'),
      trainingConfig: { baseModel: MODEL },
    };
    const path = '/reinforcementFineTuningJobs';
    expect(await ask('POST', path, body)).toMatchObject({ status: 400, body: { code: 3 } });
    const evaluator = named('evaluators', 'mine');
    expect((await ask('POST', path, { ...body, evaluator })).body).toMatchObject({ evaluator });
  });

  it('goes on from a model of an earlier one, and may call its own', async () => {
    const { ask } = await play();
    const { body: earlier } = await ask('GET', `${SFT}/ftjob-seed-succeeded`);
    const { dataset } = newJob;
    const warm = { dataset, warmStartFrom: earlier['outputModel'], outputModel: 'my-model' };
    const { body } = await ask('POST', create, warm);
    expect(body).toMatchObject({
      warmStartFrom: earlier['outputModel'],
      outputModel: named('models', 'my-model'),
    });
    expect(body).not.toHaveProperty('baseModel');
  });

  it.each([
    ['without a dataset', { baseModel: MODEL }],
    ['without a model', { dataset: newJob.dataset }],
    ['with two models', { ...newJob, warmStartFrom: MODEL }],
    ['on a dataset that is not there', { ...newJob, dataset: named('datasets', 'none') }],
    ['on a dataset without its account', { ...newJob, dataset: 'file-seed-chat' }],
    ['of a model that cannot be tuned', { ...newJob, baseModel: 'gpt-4o-mini' }],
    ['with what the second version refuses', { ...newJob, earlyStop: true }],
    ['with a field that nobody knows', { ...newJob, seed: 1 }],
    ['that is no object', []],
  ])('is refused %s', async (_what, body) => {
    const { ask, emulator } = await play();
    expect(await ask('POST', create, body)).toMatchObject({ status: 400, body: { code: 3 } });
    expect(emulator.jobsCreated()).toEqual([]);
  });

  it.each(['-a', 'a-', 'A', 'a_b', 'a'.repeat(64)])('is refused under the id %s', async (id) => {
    const { ask } = await play();
    const path = `${SFT}?supervisedFineTuningJobId=${id}`;
    expect(await ask('POST', path, newJob)).toMatchObject({ status: 400, body: { code: 3 } });
  });

  it('shows the key of Weights and Biases, as the documents do', async () => {
    const { body } = await (await play()).ask('GET', `${SFT}/ftjob-seed-succeeded`);
    expect(body['wandbConfig']).toMatchObject({ apiKey: expect.any(String), project: 'workshop-assistant' });
  });
});

describe('a list', () => {
  const idsOf = (body: Body, collection = 'supervisedFineTuningJobs'): readonly string[] =>
    (body[collection] as Body[]).map(({ name }) => String(name).split('/').at(-1) ?? '');

  it('is sorted by name, unless it is asked for another order', async () => {
    const { ask } = await play();
    const byName = idsOf((await ask('GET', SFT)).body);
    expect(byName).toEqual([...byName].sort());
    const newestFirst = idsOf((await ask('GET', `${SFT}?orderBy=create_time%20desc`)).body);
    expect(newestFirst[0]).toBe('ftjob-seed-validating');
    expect(idsOf((await ask('GET', `${SFT}?orderBy=createTime`)).body)).toEqual([...newestFirst].reverse());
  });

  it('comes page by page, by tokens that fit the list they came from', async () => {
    const { ask } = await play();
    const { body: whole } = await ask('GET', SFT);
    const ids: string[] = [];
    let token = '';
    do {
      const { body } = await ask('GET', `${SFT}?pageSize=2&pageToken=${token}`);
      ids.push(...idsOf(body));
      token = String(body['nextPageToken']);
      expect(body['totalSize']).toBe(whole['totalSize']);
    } while (token !== '');
    expect(ids).toEqual(idsOf(whole));
    const { body } = await ask('GET', `${SFT}?pageSize=2`);
    const elsewhere = `${SFT}?pageSize=3&pageToken=${body['nextPageToken']}`;
    expect(await ask('GET', elsewhere)).toMatchObject({ status: 400, body: { code: 3 } });
  });

  it('takes a page size that is too large for the largest', async () => {
    expect((await (await play()).ask('GET', `${SFT}?pageSize=1000`)).status).toBe(200);
  });

  it.each(['pageSize=-1', 'pageSize=x', 'orderBy=colour', 'orderBy=name%20up', 'filter=x', 'pageToken=x'])(
    'is refused with %s',
    async (query) => {
      expect(await (await play()).ask('GET', `${SFT}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 3 },
      });
    },
  );

  it('holds the seeded jobs of each method', async () => {
    const { ask } = await play();
    const dpo = await ask('GET', '/dpoJobs');
    expect(idsOf(dpo.body, 'dpoJobs')).toContain('ftjob-seed-paused');
    const rft = await ask('GET', '/reinforcementFineTuningJobs');
    expect(idsOf(rft.body, 'reinforcementFineTuningJobs')).toEqual(['ftjob-seed-reinforcement']);
  });
});

describe('a dataset', () => {
  const record = { datasetId: 'mine', dataset: { displayName: 'Mine', userUploaded: {} } };

  it('is a record first, and ready once its content has come', async () => {
    const { ask, clock } = await play();
    const { body } = await ask('POST', '/datasets', record);
    expect(body).toMatchObject({ name: named('datasets', 'mine'), displayName: 'Mine', state: 'UPLOADING' });
    const job = { ...newJob, dataset: named('datasets', 'mine') };
    expect(await ask('POST', create, job)).toMatchObject({ status: 400, body: { code: 9 } });

    clock.advance(60_000);
    const content = line.repeat(20);
    expect(await ask('POST', '/datasets/mine:upload', form(content))).toMatchObject({
      status: 200,
      body: { id: 'mine', object: 'file', bytes: content.length, filename: 'train.jsonl' },
    });
    expect((await ask('GET', '/datasets/mine')).body).toMatchObject({
      displayName: 'Mine',
      createTime: body['createTime'],
      state: 'READY',
      exampleCount: '20',
    });
    expect((await ask('POST', create, job)).status).toBe(200);
  });

  it('is refused where its id is taken', async () => {
    const { ask } = await play();
    await ask('POST', '/datasets', record);
    expect(await ask('POST', '/datasets', record)).toMatchObject({ status: 409, body: { code: 6 } });
  });

  it('takes no content without a file, nor an empty one, nor before there is a record', async () => {
    const { ask } = await play();
    expect((await ask('POST', '/datasets/mine:upload', form(line))).status).toBe(404);
    await ask('POST', '/datasets', record);
    expect((await ask('POST', '/datasets/mine:upload', form(line, 'data'))).status).toBe(400);
    expect((await ask('POST', '/datasets/mine:upload', form(''))).status).toBe(400);
    expect((await ask('GET', '/datasets/mine')).body['state']).toBe('UPLOADING');
  });

  it('is listed and deleted', async () => {
    const { ask } = await play();
    const { body } = await ask('GET', '/datasets?pageSize=1');
    expect(body).toMatchObject({ datasets: [{ name: named('datasets', 'file-seed-broken') }] });
    expect(await ask('DELETE', '/datasets/file-seed-broken')).toEqual({ status: 200, body: {} });
    expect((await ask('GET', '/datasets/file-seed-broken')).status).toBe(404);
  });
});

describe('a refusal', () => {
  it('of a key has the code for it', async () => {
    const { ask } = await play({ apiKeys: ['right'] });
    expect(await ask('GET', SFT, undefined, 'wrong')).toMatchObject({ status: 401, body: { code: 16 } });
  });

  it('of another account is that there is none', async () => {
    const { emulator } = await play();
    const response = await fetch(emulator.url.replace('tunegraph', 'other') + SFT, {
      headers: { authorization: `Bearer ${emulator.apiKey}` },
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 5, details: [] });
  });

  it.each([
    ['revokedKey;status=403', 403, 7, ''],
    ['error;status=500', 500, 13, ''],
    ['error;status=429', 429, 8, expect.stringMatching(/./)],
    ['error;status=409', 409, 10, expect.stringMatching(/./)],
    ['error;status=503', 503, 14, expect.stringMatching(/./)],
  ])('by the fault %s looks like one of theirs', async (fault, status, code, message) => {
    const { emulator } = await play();
    const response = await fetch(emulator.url + SFT, {
      headers: { authorization: `Bearer ${emulator.apiKey}`, 'x-emulator-faults': fault },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code, message, details: [] });
  });
});
