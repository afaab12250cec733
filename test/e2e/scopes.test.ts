import { type GraphQLObjectType, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../src/domain/access.ts';
import { schema } from '../../src/schema/index.ts';
import { graphql } from '../support/operations/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamStub } from '../support/start-upstream-stub.ts';
import { connectSocket } from '../support/test-socket.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

const issuer = await createTokenIssuer();
let app: AppUnderTest;
let upstream: UpstreamStub;

const FILE = { id: 'file-1', object: 'file', filename: 'a.jsonl', bytes: 3, purpose: 'fine-tune' };
const JOB = {
  id: 'ftjob-1',
  object: 'fine_tuning.job',
  status: 'cancelled',
  created_at: 1_700_000_000,
  finished_at: 1_700_000_060,
  model: 'gpt-4o-mini',
  training_file: 'file-1',
  validation_file: null,
  result_files: [],
};

beforeAll(async () => {
  upstream = await startUpstreamStub(
    ({ method, path }) => {
      if (path === '/files' && method === 'POST') return { json: FILE };
      if (path === '/fine_tuning/jobs' && method === 'POST') return { json: JOB };
      if (/^\/fine_tuning\/jobs\/ftjob-1(\/\w+)?$/.test(path) && !path.endsWith('points'))
        return { json: JOB };
      return { json: { object: 'list', data: [], has_more: false } };
    },
    { keep: true },
  );
  app = await startApp({
    settings: { ...jwtSettings(issuer), OPENAI_BASE_URL: upstream.url },
    keep: true,
  });
});
afterAll(async () => {
  await app.stop();
  await upstream.stop();
});

const tokenOf = async (
  tenant: string,
  scopes: readonly Scope[],
): Promise<{ readonly authorization: string }> => ({
  authorization: `Bearer ${await issuer.token({ tenant, scope: scopes.join(' ') })}`,
});

const bearing = (...scopes: readonly Scope[]) => tokenOf('acme', scopes);

/** Of a tenant for which nothing is ever asked upstream, because it is refused everything. */
const bearingTooLittle = (...scopes: readonly Scope[]) => tokenOf('globex', scopes);

const UploadOne = graphql(`
  mutation UploadOne($file: Upload!) {
    uploadFineTuningFile(file: $file) { file { id filename bytes } userErrors { message } }
  }
`);

/** One operation for each root field, with arguments that validation would refuse where there are any. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'Query.fineTuningJob': 'query { fineTuningJob(id: "ftjob-1") { id } }',
  'Query.fineTuningJobs': 'query { fineTuningJobs(first: 2) { nodes { id } } }',
  'Query.fineTuningFile': 'query { fineTuningFile(id: "file-1") { id } }',
  'Query.fineTuningFiles': 'query { fineTuningFiles(first: 2) { nodes { id } } }',
  'Query.fineTuningCapabilities': 'query { fineTuningCapabilities { title } }',
  'Mutation.createFineTuningJob':
    'mutation { createFineTuningJob(input: { model: "", trainingFile: "" }) { userErrors { code path } } }',
  'Mutation.cancelFineTuningJob': 'mutation { cancelFineTuningJob(id: "ftjob-1") { job { id } } }',
  'Mutation.pauseFineTuningJob': 'mutation { pauseFineTuningJob(id: "ftjob-1") { job { id } } }',
  'Mutation.resumeFineTuningJob': 'mutation { resumeFineTuningJob(id: "ftjob-1") { job { id } } }',
  'Mutation.deleteFineTuningFile': 'mutation { deleteFineTuningFile(id: "file-1") { deletedId } }',
  'Mutation.uploadFineTuningFile': print(UploadOne),
  'Subscription.fineTuningJobStatusChanged':
    'subscription { fineTuningJobStatusChanged(id: "ftjob-1") { status } }',
  'Subscription.fineTuningJobsStatusChanged': 'subscription { fineTuningJobsStatusChanged { status } }',
  'Subscription.fineTuningJobEventAdded': 'subscription { fineTuningJobEventAdded(jobId: "ftjob-1") { id } }',
};

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).map((field) => ({
    name: `${type.name}.${field.name}`,
    scope: field.extensions['requiredScope'] as Scope,
  }));

const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => fieldsOf(type as GraphQLObjectType),
);

it('has an operation here for every root field', () => {
  expect(Object.keys(OPERATIONS).sort()).toEqual(rootFields.map(({ name }) => name).sort());
});

const upload = async (query: string, headers: Record<string, string>): Promise<unknown> => {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { file: null } }));
  form.set('map', '{"0": ["variables.file"]}');
  form.set('0', new Blob(['{}\n']), 'a.jsonl');
  const response = await fetch(app.url, {
    method: 'POST',
    body: form,
    headers: { 'graphql-require-preflight': '1', ...headers },
  });
  return response.json();
};

const asEvents = async (query: string, headers: Record<string, string>): Promise<unknown> => {
  const gone = new AbortController();
  const response = await fetch(`${app.url}?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  // A subscription that is let in has begun with a sign of life; one that is refused says so, and is over.
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += part.value;
    if (text.includes('event:') || query.includes('JobsStatus')) break;
  }
  gone.abort();
  return text;
};

const answerTo = (name: string, headers: { readonly authorization: string }): Promise<unknown> => {
  const query = OPERATIONS[name] ?? '';
  if (name === 'Mutation.uploadFineTuningFile') return upload(query, headers);
  return name.startsWith('Subscription.') ? asEvents(query, headers) : app.query(query, {}, { headers });
};

describe.each(rootFields)('$name', ({ name, scope }) => {
  const enough = [scope, 'admin'] as const;

  it.each(enough)('is open to who has %s', async (held) => {
    expect(JSON.stringify(await answerTo(name, await bearing(held)))).not.toContain('FORBIDDEN');
  });

  it('is closed to who has every other scope, before anything is looked at', async () => {
    const others = SCOPES.filter((each) => !(enough as readonly string[]).includes(each));
    const answer = JSON.stringify(await answerTo(name, await bearingTooLittle(...others)));
    expect(answer).toContain('FORBIDDEN');
    expect(answer).toContain(`needs the scope \`${scope}\`; the token has \`${others.join('`, `')}\``);
    expect(answer).not.toContain('userErrors');
  });

  it('is closed to who has none', async () => {
    const answer = JSON.stringify(await answerTo(name, await bearingTooLittle()));
    expect(answer).toContain(`needs the scope \`${scope}\`; the token has none`);
  });
});

it('asks nothing upstream for who is refused', () => {
  const keys = upstream.requests.map(({ headers }) => headers.authorization);
  expect(new Set(keys)).toEqual(new Set(['Bearer sk-acme']));
});

it('holds over WebSocket too', async () => {
  const { subscribe, read } = await connectSocket(app.url, await bearing('files:write'));
  subscribe('1', OPERATIONS['Subscription.fineTuningJobStatusChanged'] ?? '');
  expect(await read()).toMatchObject({
    type: 'error',
    id: '1',
    payload: [{ extensions: { code: 'FORBIDDEN' }, path: ['fineTuningJobStatusChanged'] }],
  });
});

it('is the same for entities, row by row, while the schema itself takes no scope', async () => {
  const query = `{
    _service { sdl }
    _entities(representations: [{ __typename: "FineTuningJob", id: "ftjob-1" }]) { ... on FineTuningJob { id } }
  }`;
  const refused = await app.query<{ _service: { sdl: string } }>(
    query,
    {},
    { headers: await bearingTooLittle() },
  );
  expect(refused.data).toMatchObject({
    _service: { sdl: expect.stringContaining('@requiresScopes') },
    _entities: [null],
  });
  expect(refused.errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'FORBIDDEN' } }]);
  const read = await app.query(query, {}, { headers: await bearing('jobs:read') });
  expect(read.data).toMatchObject({ _entities: [{ id: 'ftjob-1' }] });
});

const CancelAndRead = graphql(`
  mutation CancelAndRead {
    cancelFineTuningJob(id: "ftjob-1") {
      job { id status trainingFile { id filename } events { nodes { id } } }
    }
  }
`);

it('lets who only writes read of a job what its change answers, and nothing that is asked for beside', async () => {
  const answer = await app.query(CancelAndRead, {}, { headers: await bearing('jobs:write') });
  expect(answer.data).toEqual({
    cancelFineTuningJob: {
      job: {
        id: 'ftjob-1',
        status: 'CANCELLED',
        trainingFile: { id: 'file-1', filename: null },
        events: null,
      },
    },
  });
  expect(answer.errors?.map(({ path, extensions }) => [path?.at(-1), extensions?.['code']])).toEqual([
    ['events', 'FORBIDDEN'],
    ['filename', 'FORBIDDEN'],
  ]);
});

it('lets who only uploads read what he has uploaded', async () => {
  expect(await upload(print(UploadOne), await bearing('files:write'))).toEqual({
    data: {
      uploadFineTuningFile: { file: { id: 'file-1', filename: 'a.jsonl', bytes: 3 }, userErrors: [] },
    },
  });
});
