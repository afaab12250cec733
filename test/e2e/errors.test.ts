import { print } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { CreateFineTuningJobInput } from '../support/operations/graphql.ts';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';

const TOKEN = 'sk-secret-of-the-service';

const ReadFailing = graphql(`
  query ReadFailing { fineTuningJob(id: "ftjob-1") { id } }
`);

const ReadTwo = graphql(`
  query ReadTwo { bad: fineTuningJob(id: "bad") { id } good: fineTuningJob(id: "ftjob-good") { id } }
`);

const CancelMissing = graphql(`
  mutation CancelMissing { cancelFineTuningJob(id: "ftjob-1") { job { id } userErrors { code message path } } }
`);

const CreateRefused = graphql(`
  mutation CreateRefused($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }
  }
`);

const ListRefused = graphql(`
  query ListRefused($first: Int, $after: String) {
    fineTuningJobs(first: $first, after: $after) { nodes { id } }
  }
`);

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

const variablesWith = (input: Partial<CreateFineTuningJobInput>) => ({
  input: { model: 'gpt-4o-mini', trainingFile: 'file-1', ...input },
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
      // Less time than a 429 asks for, so that nobody waits.
      const { query, logs } = await appOn(answer, { TUNEGRAPH_UPSTREAM_TIMEOUT_MS: '2000' });
      const { data, errors } = await query(ReadFailing);
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
    expect(await query(ReadFailing)).toMatchObject({
      data: { fineTuningJob: null },
      errors: [{ extensions: { code } }],
    });
  });

  it('a refused connection is UPSTREAM_UNAVAILABLE', async () => {
    const stub = await startUpstreamStub(() => ({ json: {} }));
    const { query } = await startApp({ upstream: stub });
    await stub.stop();
    expect(await query(ReadFailing)).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
  });

  it('no answer in time is UPSTREAM_TIMEOUT', async () => {
    const { query } = await appOn(() => {}, { TUNEGRAPH_UPSTREAM_TIMEOUT_MS: '20' });
    expect(await query(ReadFailing)).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
  });

  it('of one job leaves the other jobs of the operation alone', async () => {
    const stub = await startUpstreamStub(({ path }) =>
      path.endsWith('bad') ? failing(500) : { json: { id: 'ftjob-good', status: 'running' } },
    );
    const { query } = await startApp({ upstream: stub });
    const answer = await query(ReadTwo);
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
    expect(await query(ReadFailing)).toEqual({ data: { fineTuningJob: null } });
    expect(await query(CancelMissing)).toEqual({
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
    expect(await query(CreateRefused, variablesWith({}))).toEqual({
      data: {
        createFineTuningJob: {
          job: null,
          idempotencyKey: expect.any(String),
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
    const { query } = await appOn(failing(403));
    expect(await query(CreateRefused, variablesWith({}))).toMatchObject({
      data: { createFineTuningJob: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('is OUTCOME_UNKNOWN when nobody tells what became of it, with the key to ask again with', async () => {
    const { query } = await appOn(failing(500), { TUNEGRAPH_CREATE_TIMEOUT_MS: '300' });
    expect(await query(CreateRefused, variablesWith({}))).toMatchObject({
      data: {
        createFineTuningJob: {
          job: null,
          idempotencyKey: expect.any(String),
          userErrors: [{ code: 'OUTCOME_UNKNOWN', path: ['input'] }],
        },
      },
    });
  });

  it('is OUTCOME_UNKNOWN without a key when there was no room for one, and it was sent once', async () => {
    const stub = await startUpstreamStub(() => failing(500));
    const { query } = await startApp({ upstream: stub });
    const metadata = Array.from({ length: 15 }, (_, index) => ({ key: `key-${index}`, value: '' }));
    expect(await query(CreateRefused, variablesWith({ metadata }))).toMatchObject({
      data: {
        createFineTuningJob: { job: null, idempotencyKey: null, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] },
      },
    });
    expect(stub.requests).toHaveLength(1);
  });

  it('under a key that had other input before is IDEMPOTENCY_KEY_REUSED', async () => {
    const { query } = await startApp();
    const first = variablesWith({ idempotencyKey: 'a-key', trainingFile: 'file-seed-chat' });
    const other = variablesWith({ idempotencyKey: 'a-key', trainingFile: 'file-seed-chat', suffix: 'other' });
    expect(await query(CreateRefused, first)).toMatchObject({
      data: { createFineTuningJob: { userErrors: [] } },
    });
    expect(await query(CreateRefused, other)).toMatchObject({
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
  // As text: the document is right, and its types would refuse the variables that are wrong on purpose.
  const create = print(CreateRefused);
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
    const { data, errors } = await query(create, { input });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path, requestId: expect.any(String) } },
    ]);
  });

  it.each([
    [{ first: 0 }, ['first']],
    [{ first: 101 }, ['first']],
    [{ after: 'nonsense' }, ['after']],
  ])('a list with %o is BAD_USER_INPUT', async (page, path) => {
    const { query } = await startApp();
    expect(await query(ListRefused, page)).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', path } }],
    });
  });
});
