import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamAnswer } from '../support/start-upstream-stub.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

// `_entities` is no part of the API that clients see, so codegen types nothing here.
const ENTITIES = `
  query Entities($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on FineTuningJob { id status organization { __typename id } }
      ... on FineTuningFile { id filename }
    }
  }
`;

interface EntitiesAnswer {
  readonly _entities: readonly (Readonly<Record<string, unknown>> | null)[];
}

const job = (id: unknown) => ({ __typename: 'FineTuningJob', id });
const file = (id: unknown) => ({ __typename: 'FineTuningFile', id });

const NOT_FOUND: UpstreamAnswer = {
  status: 404,
  json: { error: { message: 'No such thing.', type: 'invalid_request_error', param: null, code: null } },
};

/** Knows every job and file but those whose id says otherwise. */
const answer = (path: string): UpstreamAnswer => {
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  if (id.includes('missing')) return NOT_FOUND;
  if (id.includes('forbidden'))
    return { status: 403, json: { error: { message: 'The key sk-secret may not.' } } };
  if (path.startsWith('/files/')) {
    return {
      json: {
        id,
        object: 'file',
        bytes: 10,
        created_at: 1_763_820_000,
        filename: `${id}.jsonl`,
        purpose: 'fine-tune',
      },
    };
  }
  return {
    json: {
      id,
      object: 'fine_tuning.job',
      created_at: 1_763_820_000,
      status: 'running',
      model: 'gpt-4o-mini-2024-07-18',
      organization_id: id.includes('lonely') ? null : 'org-1',
      training_file: 'file-1',
      result_files: [],
    },
  };
};

const start = async () => {
  const stub = await startUpstreamStub(({ path }) => answer(path));
  const { query, ask, logs } = await startApp({ upstream: stub });
  return {
    paths: () => stub.requests.map(({ path }) => path),
    logs,
    ask,
    entities: (representations: readonly unknown[]) => query<EntitiesAnswer>(ENTITIES, { representations }),
  };
};

describe('_entities', () => {
  it('answers mixed types and duplicates in the order asked, with one call for each', async () => {
    const { entities, paths } = await start();
    const asked = [job('ftjob-1'), file('file-1'), job('ftjob-2'), job('ftjob-1'), file('file-1')];
    const { data, errors } = await entities(asked);
    const organization = { __typename: 'FineTuningOrganization', id: 'org-1' };
    const one = { ...job('ftjob-1'), status: 'RUNNING', organization };
    const aFile = { ...file('file-1'), filename: 'file-1.jsonl' };
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([one, aFile, { ...one, id: 'ftjob-2' }, one, aFile]);
    expect(paths().sort()).toEqual([
      '/files/file-1',
      '/fine_tuning/jobs/ftjob-1',
      '/fine_tuning/jobs/ftjob-2',
    ]);
  });

  it('answers null for what the upstream does not know, beside good rows', async () => {
    const { entities } = await start();
    const { data, errors } = await entities([
      job('missing'),
      job('ftjob-1'),
      file('missing'),
      job('..'),
      file(''),
    ]);
    expect(errors).toBeUndefined();
    expect(data?._entities.map((entity) => entity?.['id'])).toEqual([
      undefined,
      'ftjob-1',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('answers null for a job without an organization', async () => {
    const { entities } = await start();
    expect((await entities([job('lonely')])).data?._entities[0]).toMatchObject({ organization: null });
  });

  it('fails a row whose call fails, and no other', async () => {
    const { entities } = await start();
    const { data, errors } = await entities([job('ftjob-1'), job('forbidden'), file('file-1')]);
    expect(data?._entities.map((entity) => entity?.['id'])).toEqual(['ftjob-1', undefined, 'file-1']);
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'FORBIDDEN' } }]);
    expect(JSON.stringify(errors)).not.toContain('sk-secret');
  });

  it('asks the upstream even when only the key is wanted: null must tell', async () => {
    const stub = await startUpstreamStub(({ path }) => answer(path));
    const { query } = await startApp({ upstream: stub });
    const { data } = await query(
      '{ _entities(representations: [{__typename: "FineTuningFile", id: "missing"}, {__typename: "FineTuningFile", id: "file-1"}]) { ... on FineTuningFile { id } } }',
    );
    expect(data).toEqual({ _entities: [null, { id: 'file-1' }] });
  });

  it.each([
    ['no id', { __typename: 'FineTuningJob' }, 'id'],
    ['an id that is an object', job({ toString: 'ftjob-1' }), 'id'],
    ['an id that is null', job(null), 'id'],
    ['an id that is no ID', job(true), 'id'],
    ['no type', { id: 'ftjob-1' }, '__typename'],
    ['an unknown type', { __typename: 'Project', id: '1' }, '__typename'],
    ['a type that has no key here', { __typename: 'Query', id: '1' }, '__typename'],
    [
      'a type that is only referred to here',
      { __typename: 'FineTuningOrganization', id: 'org-1' },
      '__typename',
    ],
    ['the name of something that every object has', { __typename: 'constructor', id: '1' }, '__typename'],
    ['a prototype for a type', JSON.parse('{"__typename": "__proto__", "id": "1"}'), '__typename'],
    ['a list for a type', { __typename: ['FineTuningJob'], id: '1' }, '__typename'],
  ])('refuses a row with %s by its place, and no other', async (_what, representation, field) => {
    const { entities, logs, paths } = await start();
    const { data, errors } = await entities([job('ftjob-1'), representation]);
    expect(data?._entities.map((entity) => entity?.['id'])).toEqual(['ftjob-1', undefined]);
    expect(errors).toMatchObject([
      {
        path: ['_entities', 1],
        message: expect.stringMatching(/^Row 1 of `representations` has no /),
        extensions: { code: 'BAD_USER_INPUT', path: ['representations', '1', field] },
      },
    ]);
    expect(paths()).toHaveLength(1);
    expect(logs.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['a text', 'FineTuningJob'],
    ['a number', 5],
    ['a list', [job('ftjob-1')]],
  ])('refuses %s where a row belongs', async (_what, representation) => {
    const { entities } = await start();
    const { data, errors } = await entities([representation]);
    expect(data).toEqual({ _entities: [null] });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: ['representations', '0'] } },
    ]);
  });

  it.each([
    ['null', null, ['representations']],
    ['a null among the rows', [null], ['representations', '0']],
  ])('refuses %s for the representations', async (_what, representations, path) => {
    const { ask } = await start();
    const response = await ask(ENTITIES, { representations });
    const { errors } = (await response.json()) as { errors: readonly unknown[] };
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path } }]);
  });

  it('takes an id as a query takes it: a whole number is one', async () => {
    const { entities, paths } = await start();
    expect((await entities([job(5)])).data?._entities[0]).toMatchObject({ id: '5' });
    expect(paths()).toEqual(['/fine_tuning/jobs/5']);
  });

  it('answers a thousand rows with one call for each job', async () => {
    const { entities, paths } = await start();
    const { data, errors } = await entities(
      Array.from({ length: 1000 }, (_, row) => job(`ftjob-${row % 250}`)),
    );
    expect(errors).toBeUndefined();
    expect(data?._entities.map((entity) => entity?.['id'])).toEqual(
      Array.from({ length: 1000 }, (_, row) => `ftjob-${row % 250}`),
    );
    expect(new Set(paths()).size).toBe(250);
    expect(paths()).toHaveLength(250);
  });

  it('refuses by its cost a batch that nobody needs, and asks nothing', async () => {
    const { entities, paths } = await start();
    const { errors } = await entities(Array.from({ length: 3000 }, () => job('ftjob-1')));
    expect(errors).toMatchObject([
      { message: expect.stringContaining('`_entities`'), extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
    expect(paths()).toEqual([]);
  });
});

describe('_service', () => {
  const SDL = '{ _service { sdl } }';

  it.each(['none', 'passthrough'])('answers the committed subgraph in mode %s', async (mode) => {
    const { query } = await startApp({ settings: { TUNEGRAPH_AUTH: mode } });
    const { data } = await query(SDL, {}, { headers: { authorization: 'Bearer sk-a-callers' } });
    expect(data).toEqual({ _service: { sdl: await readFile('subgraph.graphql', 'utf8') } });
  });

  it('answers the committed subgraph with scopes where tokens are checked', async () => {
    const issuer = await createTokenIssuer();
    const { query } = await startApp({ settings: jwtSettings(issuer) });
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const { data } = await query(SDL, {}, { headers });
    expect(data).toEqual({ _service: { sdl: await readFile('subgraph.jwt.graphql', 'utf8') } });
  });
});
