import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { mistral } from '../../../../src/datasource/providers/mistral/index.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { callerWith, failureOf, start, TOKEN } from '../../support/datasource.ts';
import { answer, refusedConnection, resetConnection, type Script } from '../../support/scripted-transport.ts';
import { json } from '../../support/upstream.ts';
import { always, jobBody, mistralOver, newJob } from './mistral-over.ts';

const caller = callerWith();
const from = (first: number, after: string | null = null) => ({ first, after });
const chosenByProvider = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

describe('a request', () => {
  it('carries the key in a bearer, and neither organization nor project', async () => {
    const { datasource, requests } = mistralOver(always(jobBody()));
    await datasource.jobs.get(callerWith({ organization: 'org-1', project: 'proj-1' }), 'job-1');
    const { headers } = requests()[0] ?? {};
    expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
    expect(JSON.stringify(headers)).not.toMatch(/org-1|proj-1/);
  });

  it('of each operation goes to its own address', async () => {
    const { datasource, sent } = mistralOver(always(jobBody()));
    await datasource.jobs.get(caller, 'a/b');
    await datasource.jobs.cancel(caller, 'job-1');
    await datasource.files.get(caller, 'file-1');
    await datasource.files.delete(caller, 'file-1');
    await datasource.jobs.list(caller, from(7));
    await datasource.files.list(caller, { ...from(7), purpose: 'fine-tune' });
    expect(sent()).toEqual([
      'GET /v1/fine_tuning/jobs/a%2Fb',
      'POST /v1/fine_tuning/jobs/job-1/cancel',
      'GET /v1/files/file-1',
      'DELETE /v1/files/file-1',
      'GET /v1/fine_tuning/jobs?page=0&page_size=7',
      'GET /v1/files?page=0&page_size=7&purpose=fine-tune',
    ]);
  });

  it('uploads a file as a form', async () => {
    const { datasource, upstream } = await start(json({ id: 'file-1', filename: 'a.jsonl' }), {
      provider: 'mistral',
    });
    const content = Readable.from([Buffer.from('{"messages":[]}\n')]);
    const upload = { filename: 'a.jsonl', purpose: 'fine-tune', content };
    expect(await datasource.files.upload(caller, upload)).toMatchObject({ id: 'file-1', status: null });
    expect(upstream.seen).toMatchObject([{ method: 'POST', url: '/v1/files' }]);
    expect(upstream.seen[0]?.body).toMatch(/name="purpose"\r\n\r\nfine-tune\r\n.*filename="a.jsonl"/s);
  });

  it('reads the content of a file', async () => {
    const reply = (response: { end(text: string): void }) => response.end('{"messages":[]}\n');
    const { datasource, upstream } = await start(reply, { provider: 'mistral' });
    const content = await datasource.files.content(caller, 'file-1');
    expect(Buffer.concat(await content.toArray()).toString()).toBe('{"messages":[]}\n');
    expect(upstream.seen).toMatchObject([{ method: 'GET', url: '/v1/files/file-1/content' }]);
  });

  it('is one for a job, its log and its checkpoints, when they are asked for together', async () => {
    const { datasource, sent } = mistralOver(always(jobBody()));
    const [job, events, checkpoints] = await Promise.all([
      datasource.jobs.get(caller, 'job-1'),
      datasource.events.list(caller, 'job-1', from(20)),
      datasource.checkpoints.list(caller, 'job-1', from(20)),
    ]);
    expect([job?.id, events, checkpoints]).toEqual([
      'job-1',
      { items: [], hasMore: false },
      { items: [], hasMore: false },
    ]);
    expect(sent()).toEqual(['GET /v1/fine_tuning/jobs/job-1']);
  });
});

describe('a new job', () => {
  const bodyOf = async (changes: Partial<CreateJobRequest>): Promise<unknown> => {
    const { datasource, requests } = mistralOver(always(jobBody()));
    await datasource.creation.create(caller, { ...newJob, ...changes }, null);
    return JSON.parse(String(requests()[0]?.body));
  };
  const least = {
    model: 'open-mistral-7b',
    job_type: 'completion',
    training_files: [{ file_id: 'file-1', weight: 1 }],
    hyperparameters: {},
    auto_start: true,
  };
  const method = (hyperparameters: object) =>
    ({ type: 'SUPERVISED', hyperparameters: { ...chosenByProvider, ...hyperparameters } }) as const;

  it.each<[string, Partial<CreateJobRequest>, object]>([
    ['starts by itself, and has hyperparameters even without any', {}, least],
    ['may say its method', { method: method({}) }, least],
    ['may say its epochs', { method: method({ nEpochs: 3 }) }, { ...least, hyperparameters: { epochs: 3 } }],
    [
      'may say its epochs in the older form',
      { hyperparameters: { ...chosenByProvider, nEpochs: 2 } },
      { ...least, hyperparameters: { epochs: 2 } },
    ],
    ['leaves "auto" to Mistral', { method: method({ nEpochs: 'auto' }) }, least],
    [
      'may have a validation file and a suffix',
      { validationFile: 'file-2', suffix: 'eighteen-letters-1' },
      { ...least, validation_files: ['file-2'], suffix: 'eighteen-letters-1' },
    ],
  ])('%s', async (_, changes, body) => {
    expect(await bodyOf(changes)).toEqual(body);
  });

  it.each<[string, Partial<CreateJobRequest>]>([
    ['seed', { seed: 1 }],
    ['metadata', { metadata: [{ key: 'team', value: 'a' }] }],
    ['suffix', { suffix: 'nineteen-characters' }],
    ['method.supervised.hyperparameters.batchSize', { method: method({ batchSize: 8 }) }],
    [
      'method.supervised.hyperparameters.learningRateMultiplier',
      { method: method({ learningRateMultiplier: 2 }) },
    ],
    ['method.dpo', { method: { type: 'DPO', hyperparameters: { ...chosenByProvider, beta: null } } }],
    [
      'integrations',
      {
        integrations: [
          { kind: 'WANDB', type: 'wandb', project: 'p', entity: null, name: null, tags: [], runId: null },
        ],
      },
    ],
  ])('with %s is refused before anything is sent', async (path, changes) => {
    const { datasource, sent } = mistralOver(always(jobBody()));
    const failure = await failureOf(datasource.creation.create(caller, { ...newJob, ...changes }, null));
    expect(failure).toMatchObject({ code: 'NOT_SUPPORTED', inputs: [{ path: path.split('.') }] });
    expect(sent()).toEqual([]);
  });

  it('is told without a word of the key that was asked for', async () => {
    const integrations = [
      { type: 'wandb', project: 'p', run_name: 'r', url: 'https://wandb.test', api_key: 'wandb-secret' },
      { type: 'other', api_key: 'other-secret' },
    ];
    const repositories = [{ type: 'github', name: 'n', owner: 'o', token: 'github-secret' }];
    const body = jobBody({ integrations, repositories, job_type: 'embedding' });
    const job = await mistralOver(always(body)).datasource.jobs.get(caller, 'job-1');
    expect(job?.integrations).toMatchObject([
      { kind: 'WANDB', project: 'p', name: 'r' },
      { kind: 'OTHER', type: 'other', raw: {} },
    ]);
    expect(job?.method).toMatchObject({
      type: 'UNKNOWN',
      rawType: 'embedding',
      raw: { job_type: 'embedding' },
    });
    expect(JSON.stringify(job)).not.toMatch(/secret/);
  });
});

describe('a create whose answer is lost', () => {
  it.each<[string, Script]>([
    ['by a broken connection', resetConnection],
    ['behind an error', always({}, 503)],
    ['in a body that is none', always('no job')],
  ])('%s is never sent again, with a key or without', async (_, script) => {
    const { datasource, sent } = mistralOver(script);
    const key = datasource.creation.keyFor(caller, newJob, 'key-1');
    for (const each of [key, key, null]) {
      expect(await failureOf(datasource.creation.create(caller, newJob, each))).toMatchObject({
        name: 'CreateOutcomeUnknown',
      });
    }
    // Once under the key, and once without one.
    expect(sent()).toEqual(['POST /v1/fine_tuning/jobs', 'POST /v1/fine_tuning/jobs']);
  });

  it('goes under no key of our own, since no job gives one back', () => {
    const { datasource } = mistralOver(always({}));
    expect(datasource.creation.keyFor(caller, newJob, null)).toBeNull();
    expect(mistral.capabilities.createGuarantee).toBe('NEVER_RESENT');
  });

  it('is another thing than one that was never taken, which goes again', async () => {
    const script: Script = (_, index) => (index === 0 ? refusedConnection() : answer(200, jobBody()));
    const { datasource, sent } = mistralOver(script);
    expect(await datasource.creation.create(caller, newJob, null)).toMatchObject({ id: 'job-1' });
    expect(sent()).toHaveLength(2);
  });

  it('answers the same job again under its key, for as long as this process lives', async () => {
    const { datasource, sent } = mistralOver(always(jobBody()));
    const key = datasource.creation.keyFor(caller, newJob, 'key-1');
    for (const _ of ['first', 'second']) {
      expect(await datasource.creation.create(caller, newJob, key)).toMatchObject({ id: 'job-1' });
    }
    expect(sent().filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });
});

describe('the retired API', () => {
  it.each<[string, unknown]>([
    ['an error of the glossary', { object: 'error', message: 'Gone', type: 'invalid_request_error' }],
    ['a detail', { detail: 'Gone' }],
    ['an empty object', {}],
    ['a text', 'gone'],
    ['null', null],
  ])('says 410 with %s, and a client is told what is over and where to go', async (_, body) => {
    const { datasource } = mistralOver(always(body, 410));
    expect(await failureOf(datasource.creation.create(caller, newJob, null))).toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringMatching(
        /^Mistral has retired its fine-tuning API.*https:\/\/docs\.together\.ai/,
      ),
    });
  });

  it('says it of what exists too', async () => {
    const { datasource } = mistralOver(always({}, 410));
    expect(await failureOf(datasource.jobs.get(caller, 'job-1'))).toMatchObject({ code: 'NOT_SUPPORTED' });
  });

  it.each([400, 403, 404, 422])('is not what a %i says', async (status) => {
    const { datasource } = mistralOver(always({ detail: 'No.' }, status));
    const failure = await failureOf(datasource.creation.create(caller, newJob, null));
    expect(failure).not.toMatchObject({ code: 'NOT_SUPPORTED' });
  });
});

describe('an error', () => {
  it.each<[string, unknown, object]>([
    [
      'names the part of the job at fault',
      { detail: [{ type: 'string_too_long', loc: ['body', 'job_in', 'suffix'], msg: 'Too long' }] },
      { message: 'Too long', details: { upstreamCode: 'string_too_long', param: 'suffix' } },
    ],
    [
      'names it by its place in a list',
      {
        detail: [
          { type: 'missing', loc: ['body', 'job_in', 'training_files', 0, 'file_id'], msg: 'Missing' },
        ],
      },
      { details: { param: 'training_files.0.file_id' } },
    ],
    [
      'may be an object in the message',
      {
        object: 'error',
        message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra' }] },
      },
      { message: 'Extra', details: { upstreamCode: 'extra_forbidden', param: 'seed' } },
    ],
    ['may have a number for its code', { message: 'No', code: 1000 }, { details: { upstreamCode: '1000' } }],
    ['may be a text', { error: 'No' }, { message: 'No' }],
    ['may say nothing', { detail: [] }, { message: expect.stringContaining('status 422') }],
    ['may be anything', { detail: [{ loc: 'body', msg: 7 }] }, { details: { param: null } }],
  ])('%s', async (_, body, expected) => {
    const { datasource } = mistralOver(always(body, 422));
    expect(await failureOf(datasource.jobs.cancel(caller, 'job-1'))).toMatchObject(expected);
  });

  it('of a job that nobody knows is null, and null are its log and its checkpoints', async () => {
    const { datasource } = mistralOver(
      always({ detail: 'No fine tuning job matches the given query.' }, 404),
    );
    expect(await datasource.jobs.get(caller, 'job-1')).toBeNull();
    expect(await datasource.events.list(caller, 'job-1', from(20))).toBeNull();
    expect(await datasource.checkpoints.list(caller, 'job-1', from(20))).toBeNull();
  });
});

describe('what Mistral has no operation for', () => {
  it.each(['pause', 'resume'] as const)('%s: is refused before anything is sent', async (action) => {
    const { datasource, sent } = mistralOver(always(jobBody()));
    expect(await failureOf(datasource.jobs[action](caller, 'job-1'))).toMatchObject({
      code: 'NOT_SUPPORTED',
      message: expect.stringContaining('Mistral'),
    });
    expect(sent()).toEqual([]);
  });

  it('is what its capabilities leave out', () => {
    const { operations } = mistral.capabilities;
    expect([operations.has('PAUSE_JOB'), operations.has('RESUME_JOB')]).toEqual([false, false]);
  });
});
