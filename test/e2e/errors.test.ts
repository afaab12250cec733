import { describe, expect, it } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';

const TOKEN = 'sk-secret-of-the-service';
const GET_JOB = '{ fineTuningJob(id: "ftjob-1") { id } }';

const failing = (status: number, headers: Record<string, string> = {}): UpstreamAnswer => ({
  status,
  headers: { 'x-request-id': 'req_upstream', ...headers },
  json: {
    error: {
      message: `Incorrect API key provided: ${TOKEN}. See https://internal.example/keys`,
      type: 't',
      param: null,
      code: 'c',
    },
  },
});

const appOn = async (answer: UpstreamAnswer, settings: Record<string, string> = {}) => {
  const stub = await startUpstreamStub(() => answer);
  return startApp({ upstream: { url: stub.url, apiKey: TOKEN }, settings });
};

const mutationOf = (input: object) => ({
  document: `mutation ($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }
  }`,
  variables: { input: { model: 'gpt-4o-mini', trainingFile: 'file-1', ...input } },
});

describe('an upstream failure', () => {
  it.each([
    ['401', failing(401), { code: 'UNAUTHENTICATED' }],
    ['403', failing(403), { code: 'FORBIDDEN' }],
    ['429', failing(429, { 'retry-after': '7' }), { code: 'RATE_LIMITED', retryAfter: 7 }],
    ['500', failing(500), { code: 'UPSTREAM_ERROR' }],
    ['503', failing(503), { code: 'UPSTREAM_ERROR' }],
    ['a redirect', failing(302, { location: 'http://elsewhere.example/' }), { code: 'UPSTREAM_ERROR' }],
  ] as const)(
    '%s is a top-level error with its code and both request ids',
    async (_name, answer, extensions) => {
      const { query, logs } = await appOn(answer);
      const { data, errors } = await query(GET_JOB);
      expect(data).toEqual({ fineTuningJob: null });
      expect(errors).toMatchObject([
        {
          path: ['fineTuningJob'],
          extensions: { ...extensions, requestId: expect.any(String), upstreamRequestId: 'req_upstream' },
        },
      ]);
      expect(JSON.stringify([errors, logs])).not.toContain(TOKEN);
      expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|internal\.example|stack|node_modules/);
    },
  );

  it.each<[string, UpstreamAnswer, string]>([
    ['broken JSON', (response) => response.end('{"id": "ftjob-'), 'UPSTREAM_ERROR'],
    ['a body that is no job', { json: [1, 2, 3] }, 'UPSTREAM_ERROR'],
    ['HTML', (response) => response.end('<html>'), 'UPSTREAM_ERROR'],
    ['a reset', (response) => void response.socket?.resetAndDestroy(), 'UPSTREAM_UNAVAILABLE'],
  ])('%s is a top-level error', async (_name, answer, code) => {
    const { query } = await appOn(answer);
    expect(await query(GET_JOB)).toMatchObject({
      data: { fineTuningJob: null },
      errors: [{ extensions: { code } }],
    });
  });

  it('a refused connection is UPSTREAM_UNAVAILABLE', async () => {
    const stub = await startUpstreamStub(() => ({ json: {} }));
    const { query } = await startApp({ upstream: stub });
    await stub.stop();
    expect(await query(GET_JOB)).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
  });

  it('no answer in time is UPSTREAM_TIMEOUT', async () => {
    const { query } = await appOn(() => {}, { TUNEGRAPH_UPSTREAM_TIMEOUT_MS: '20' });
    expect(await query(GET_JOB)).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT' } }] });
  });

  it('of one job leaves the other jobs of the operation alone', async () => {
    const stub = await startUpstreamStub(({ path }) =>
      path.endsWith('bad') ? failing(500) : { json: { id: 'ftjob-good', status: 'running' } },
    );
    const { query } = await startApp({ upstream: stub });
    const answer = await query(
      '{ bad: fineTuningJob(id: "bad") { id } good: fineTuningJob(id: "ftjob-good") { id } }',
    );
    expect(answer.data).toEqual({ bad: null, good: { id: 'ftjob-good' } });
    expect(answer.errors).toMatchObject([{ path: ['bad'], extensions: { code: 'UPSTREAM_ERROR' } }]);
  });

  it('a job that is missing is null from a query and NOT_FOUND from a mutation', async () => {
    const { query } = await appOn({
      status: 404,
      json: {
        error: {
          message: 'No such job.',
          type: 'invalid_request_error',
          param: null,
          code: 'fine_tune_not_found',
        },
      },
    });
    expect(await query(GET_JOB)).toEqual({ data: { fineTuningJob: null } });
    expect(
      await query(
        'mutation { cancelFineTuningJob(id: "ftjob-1") { job { id } userErrors { code message path } } }',
      ),
    ).toEqual({
      data: {
        cancelFineTuningJob: {
          job: null,
          userErrors: [
            {
              code: 'NOT_FOUND',
              message: 'There is no job with the id "ftjob-1" that you can see.',
              path: ['id'],
            },
          ],
        },
      },
    });
  });
});

describe('what the upstream refuses of a create', () => {
  it("is a user error at the field that it names, in the upstream's words", async () => {
    const { query } = await appOn({
      status: 400,
      json: {
        error: {
          message: 'n_epochs is too high for this model.',
          type: 'invalid_request_error',
          param: 'method.supervised.hyperparameters.n_epochs',
          code: 'invalid_value',
        },
      },
    });
    const { document, variables } = mutationOf({});
    expect(await query(document, variables)).toEqual({
      data: {
        createFineTuningJob: {
          job: null,
          idempotencyKey: null,
          userErrors: [
            {
              code: 'UPSTREAM_REJECTED',
              message: 'n_epochs is too high for this model.',
              path: ['input', 'method', 'supervised', 'hyperparameters', 'nEpochs'],
            },
          ],
        },
      },
    });
  });

  it('is a top-level error when no change of the input would mend it', async () => {
    const { query } = await appOn(failing(500));
    const { document, variables } = mutationOf({});
    expect(await query(document, variables)).toMatchObject({
      data: { createFineTuningJob: null },
      errors: [{ extensions: { code: 'UPSTREAM_ERROR' } }],
    });
  });

  it('under a key is sent once; when its outcome is unknown it says so, and is not sent again', async () => {
    const stub = await startUpstreamStub(() => failing(500));
    const { query } = await startApp({ upstream: stub });
    const { document, variables } = mutationOf({ idempotencyKey: 'a-key' });
    for (let asked = 0; asked < 2; asked += 1) {
      expect(await query(document, variables)).toMatchObject({
        data: {
          createFineTuningJob: {
            job: null,
            idempotencyKey: 'a-key',
            userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
          },
        },
      });
    }
    expect(stub.requests).toHaveLength(1);
  });

  it('under a key that had other input before is IDEMPOTENCY_KEY_REUSED', async () => {
    const { query } = await startApp();
    const first = mutationOf({ idempotencyKey: 'a-key', trainingFile: 'file-seed-chat' });
    const other = mutationOf({ idempotencyKey: 'a-key', trainingFile: 'file-seed-chat', suffix: 'other' });
    expect(await query(first.document, first.variables)).toMatchObject({
      data: { createFineTuningJob: { userErrors: [] } },
    });
    expect(await query(other.document, other.variables)).toMatchObject({
      data: {
        createFineTuningJob: {
          job: null,
          userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }],
        },
      },
    });
  });
});

describe("what GraphQL's coercion refuses", () => {
  const { document } = mutationOf({});
  it.each([
    ['a missing field', { model: 'm' }, ['input', 'trainingFile']],
    [
      'a wrong type deep down',
      { model: 'm', trainingFile: 'f', metadata: [{ key: 'k', value: 7 }] },
      ['input', 'metadata', '0', 'value'],
    ],
    [
      'two methods',
      { model: 'm', trainingFile: 'f', method: { supervised: {}, dpo: {} } },
      ['input', 'method'],
    ],
    ['a seed over 32 bits', { model: 'm', trainingFile: 'f', seed: 2 ** 31 }, ['input', 'seed']],
    [
      'epochs that are no number',
      { model: 'm', trainingFile: 'f', hyperparameters: { nEpochs: 'three' } },
      ['input', 'hyperparameters', 'nEpochs'],
    ],
    [
      'epochs that are no whole number',
      { model: 'm', trainingFile: 'f', hyperparameters: { nEpochs: 1.5 } },
      ['input', 'hyperparameters', 'nEpochs'],
    ],
    ['a field that is none', { model: 'm', trainingFile: 'f', temperature: 1 }, ['input', 'temperature']],
  ])('%s is BAD_USER_INPUT with its place', async (_name, input, path) => {
    const { query } = await startApp();
    const { data, errors } = await query(document, { input });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path, requestId: expect.any(String) } },
    ]);
  });

  it.each([
    ['first: 0', ['first']],
    ['first: 101', ['first']],
    ['after: "nonsense"', ['after']],
  ])('a list with %s is BAD_USER_INPUT', async (args, path) => {
    const { query } = await startApp();
    expect(await query(`{ fineTuningJobs(${args}) { nodes { id } } }`)).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', path } }],
    });
  });
});
