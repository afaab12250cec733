import { describe, expect, it } from 'vitest';
import type { CreateJobRequest } from '../../src/domain/create-job.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { jobBody, listBody } from './support/job-body.ts';
import { json } from './support/upstream.ts';

const NOT_FOUND = {
  error: { message: 'Could not find it', type: 'invalid_request_error', param: null, code: 'not_found' },
};

const create: CreateJobRequest = {
  model: 'gpt-4o-mini-2024-07-18',
  trainingFile: 'file-train',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

describe('get', () => {
  it('answers the job, asked for under its id', async () => {
    const { datasource, upstream } = await start(json(jobBody()));
    expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({
      id: 'ftjob-1',
      status: 'RUNNING',
    });
    expect(upstream.seen).toMatchObject([{ method: 'GET', url: '/v1/fine_tuning/jobs/ftjob-1' }]);
  });

  it('answers null for a job that the upstream does not know', async () => {
    const { datasource } = await start(json(NOT_FOUND, 404));
    expect(await datasource.jobs.get(callerWith(), 'ftjob-0')).toBeNull();
  });

  it.each(['', '.', '..', 'x'.repeat(257), 'ftjob-\ud800'])(
    'makes no call for %j, which can be no id',
    async (id) => {
      const { datasource, upstream } = await start(json(jobBody()));
      expect(await datasource.jobs.get(callerWith(), id)).toBeNull();
      expect(await failureOf(datasource.jobs.cancel(callerWith(), id))).toMatchObject({
        name: 'UpstreamRejection',
        details: { status: 404 },
      });
      expect(upstream.seen).toEqual([]);
    },
  );

  it.each([
    ['../files/file-1', '..%2Ffiles%2Ffile-1'],
    ['a?b=c#d', 'a%3Fb%3Dc%23d'],
    ['%2e%2e', '%252e%252e'],
    ['job 1\r\nx: y', 'job%201%0D%0Ax%3A%20y'],
    ['Aufgabe-ü', 'Aufgabe-%C3%BC'],
  ])('asks for %j as one segment of the path', async (id, segment) => {
    const { datasource, upstream } = await start(json(jobBody()));
    await datasource.jobs.get(callerWith(), id);
    expect(upstream.seen.map(({ url }) => url)).toEqual([`/v1/fine_tuning/jobs/${segment}`]);
  });
});

describe('what goes with a call', () => {
  it('tells who asks, and under which request id', async () => {
    const { datasource, upstream } = await start(json(jobBody()));
    await datasource.jobs.get(
      callerWith({
        token: 'sk-mine',
        organization: 'org-mine',
        project: 'proj-mine',
        requestId: 'request-7',
      }),
      'ftjob-1',
    );
    expect(upstream.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-mine',
      'openai-organization': 'org-mine',
      'openai-project': 'proj-mine',
      'x-request-id': 'request-7',
      'x-client-request-id': 'request-7',
    });
  });

  it('leaves out what the credential does not have', async () => {
    const { datasource, upstream } = await start(json(jobBody()));
    await datasource.jobs.get(callerWith({ token: null }), 'ftjob-1');
    const names = Object.keys(upstream.seen[0]?.headers ?? {});
    expect(names).not.toEqual(expect.arrayContaining([expect.stringMatching(/authorization|openai/)]));
  });

  it.each(['sk-1\r\nx-injected: yes', 'sk-ü', 'sk-\0'])(
    'refuses the token %j without a call',
    async (token) => {
      const { datasource, upstream } = await start(json(jobBody()));
      expect(await failureOf(datasource.jobs.get(callerWith({ token }), 'ftjob-1'))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect(upstream.seen).toEqual([]);
    },
  );

  it('keeps a request id that no header can carry to itself', async () => {
    const { datasource, upstream } = await start(json(jobBody()));
    await datasource.jobs.get(callerWith({ requestId: 'a\r\nx-injected: yes' }), 'ftjob-1');
    expect(upstream.seen[0]?.headers).not.toHaveProperty('x-request-id');
    expect(upstream.seen[0]?.headers).not.toHaveProperty('x-injected');
  });

  it('goes below the prefix of the base URL, whose slashes do not matter, with its query', async () => {
    const upstreamOnly = await start(json(jobBody()));
    const { datasource } = await start(json(jobBody()), {
      baseUrl: `http://${upstreamOnly.upstream.host}/openai/v1//?api-version=2025-04-01`,
    });
    await datasource.jobs.get(callerWith(), 'ftjob-1');
    expect(upstreamOnly.upstream.seen[0]?.url).toBe(
      '/openai/v1/fine_tuning/jobs/ftjob-1?api-version=2025-04-01',
    );
  });
});

describe('list', () => {
  it('asks for a page after a cursor, with the metadata filter', async () => {
    const { datasource, upstream } = await start(json(listBody([jobBody({ id: 'ftjob-2' })], true)));
    const page = await datasource.jobs.list(callerWith(), {
      first: 1,
      after: 'ftjob-3',
      metadata: [{ key: 'team & [x]', value: 'a=b c+d ü' }],
    });
    expect(page).toMatchObject({ items: [{ id: 'ftjob-2' }], hasMore: true });
    const url = new URL(upstream.seen[0]?.url ?? '', 'http://upstream');
    expect([...url.searchParams]).toEqual([
      ['limit', '1'],
      ['after', 'ftjob-3'],
      ['metadata[team & [x]]', 'a=b c+d ü'],
    ]);
  });

  it('leaves out an element that is no job, and says so in the log', async () => {
    const { datasource, logged } = await start(
      json(listBody([jobBody(), { object: 'fine_tuning.job' }, null])),
    );
    const page = await datasource.jobs.list(callerWith(), { first: 20, after: null });
    expect(page.items.map(({ id }) => id)).toEqual(['ftjob-1']);
    expect(logged.join()).toContain('"unreadable":2');
  });

  it('refuses a cursor that can be none', async () => {
    const { datasource, upstream } = await start(json(listBody([])));
    const failure = await failureOf(datasource.jobs.list(callerWith(), { first: 20, after: '\ud800' }));
    expect(failure).toBeInstanceOf(ServiceError);
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', details: { path: ['after'] } });
    expect(upstream.seen).toEqual([]);
  });
});

describe('create, cancel, pause, resume', () => {
  it('sends what was asked for, and nothing else, once', async () => {
    const { datasource, upstream } = await start(json(jobBody({ status: 'validating_files' })));
    expect(await datasource.creation.create(callerWith(), create, null)).toMatchObject({
      status: 'VALIDATING_FILES',
    });
    expect(upstream.seen).toMatchObject([{ method: 'POST', url: '/v1/fine_tuning/jobs' }]);
    expect(upstream.seen[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(upstream.seen[0]?.body ?? '')).toEqual({
      model: 'gpt-4o-mini-2024-07-18',
      training_file: 'file-train',
    });
  });

  it.each([500, 503, 408, 409])('does not send a create again after a %i', async (status) => {
    const { datasource, upstream } = await start(json({}, status));
    await failureOf(datasource.creation.create(callerWith(), create, null));
    expect(upstream.seen).toHaveLength(1);
  });

  it.each(['cancel', 'pause', 'resume'] as const)('posts %s to the job, without a body', async (action) => {
    const { datasource, upstream } = await start(json(jobBody()));
    await datasource.jobs[action](callerWith(), 'ftjob-1');
    expect(upstream.seen).toMatchObject([
      { method: 'POST', url: `/v1/fine_tuning/jobs/ftjob-1/${action}`, body: '' },
    ]);
  });

  it('hands on why the upstream refuses', async () => {
    const { datasource } = await start(json(NOT_FOUND, 404));
    const failure = await failureOf(datasource.jobs.cancel(callerWith(), 'ftjob-0'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({
      message: 'Could not find it',
      details: { status: 404, upstreamCode: 'not_found' },
    });
  });
});

it('a job that is told in the same words is asked for each time, but not made each time; other words make another', async () => {
  let status = 'running';
  const { datasource, upstream } = await start((response, seen) => json(jobBody({ status }))(response, seen));
  await datasource.jobs.get(callerWith(), 'ftjob-1');
  const second = await datasource.jobs.get(callerWith(), 'ftjob-1');
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toBe(second);
  expect(await datasource.jobs.get(callerWith({ token: 'sk-other' }), 'ftjob-1')).not.toBe(second);
  status = 'paused';
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).toMatchObject({ status: 'PAUSED' });
  expect(upstream.seen).toHaveLength(5);
});

it('nothing is kept of what a credential was told before it was refused', async () => {
  const statuses = [200, 200, 401, 200];
  const { datasource } = await start((response, seen) =>
    json(jobBody(), statuses.shift() ?? 200)(response, seen),
  );
  await datasource.jobs.get(callerWith(), 'ftjob-1');
  const second = await datasource.jobs.get(callerWith(), 'ftjob-1');
  expect(await failureOf(datasource.jobs.get(callerWith(), 'ftjob-1'))).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(await datasource.jobs.get(callerWith(), 'ftjob-1')).not.toBe(second);
});

it('a page that is told in the same words is not made each time', async () => {
  const { datasource, upstream } = await start(json(listBody([jobBody({ id: 'a' }), jobBody({ id: 'b' })])));
  const list = () => datasource.jobs.list(callerWith(), { first: 20, after: null });
  await list();
  const second = await list();
  expect(await list()).toBe(second);
  expect(upstream.seen).toHaveLength(3);
});
