import fc from 'fast-check';
import { print } from 'graphql';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subgraph } from '../../src/schema/index.ts';
import * as operations from '../support/operations/graphql.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { startUpstreamStub, type UpstreamStub } from '../support/start-upstream-stub.ts';
import { answers } from '../system/security/attacks/answers.ts';
import { parameters } from '../system/security/attacks/bodies.ts';
import { cursors, ids } from '../system/security/attacks/ids.ts';
import { costs, introspection } from '../system/security/attacks/limits.ts';
import { names } from '../system/security/attacks/names.ts';
import { parsing } from '../system/security/attacks/parsing.ts';
import { variables } from '../system/security/attacks/variables.ts';
import { randomOperation } from '../system/security/support/random-operation.ts';
import { answerAsUpstream } from '../system/security/support/upstream-answers.ts';

/**
 * One operation as JSON is answered by a road of its own, everything unusual by yoga. A parameter that is null and that nobody
 * knows is unusual, and means nothing: with it, the same operation takes the other road.
 */
const UNUSUAL = '"nobody knows this": null';

let upstream: UpstreamStub;
let app: AppUnderTest;
beforeAll(async () => {
  upstream = await startUpstreamStub(answerAsUpstream, { keep: true });
  app = await startApp({ upstream, keep: true, settings: { TUNEGRAPH_LOG_LEVEL: 'silent' } });
});
afterAll(async () => {
  await app.stop();
  await upstream.stop();
});

const ACCEPTED = [
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json;charset=utf-8, application/json;charset=utf-8',
  'application/json;q=0.5, application/graphql-response+json',
  'text/html, application/*;q=0.9',
];
/** Who accepts these gets a subscription's events, without an end. */
const ACCEPTED_WITH_EVENTS = [
  undefined,
  '*/*',
  'text/event-stream, application/json',
  'multipart/mixed, */*',
];

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A key that the service makes is another one each time. */
const MADE_KEY = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const send = async (body: string, headers: Readonly<Record<string, string>>): Promise<Answered> => {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'the-same', ...headers },
    body,
  });
  const text = (await response.text()).replace(MADE_KEY, 'a key');
  const { date: _date, ...told } = Object.fromEntries(response.headers);
  return { status: response.status, headers: told, body: text === '' ? '' : JSON.parse(text) };
};

const expectTheSame = async (body: string, accept: string | undefined): Promise<void> => {
  const headers = accept === undefined ? {} : { accept };
  const unusual = body.replace(/^[ \n\r\t]*\{/, `{${UNUSUAL},`).replace(`${UNUSUAL},}`, `${UNUSUAL}}`);
  const [plain, other] = [await send(body, headers), await send(unusual, headers)];
  expect(plain, `${accept}: ${body.slice(0, 500)}`).toEqual(other);
};

const expectTheSameHowever = async (body: string, subscribes: boolean): Promise<void> => {
  for (const accept of subscribes ? ACCEPTED : [...ACCEPTED, ...ACCEPTED_WITH_EVENTS]) {
    await expectTheSame(body, accept);
  }
};

const VALUES: Readonly<Record<string, unknown>> = {
  id: 'ftjob-live',
  jobId: 'ftjob-live',
  first: 3,
  input: { model: 'gpt-4o-mini', trainingFile: 'file-train', suffix: '', idempotencyKey: 'mine' },
  filter: { status: ['RUNNING'] },
};

const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document'));

it.each(documents)('agrees about %s', { timeout: 30_000 }, async (_name, document) => {
  const query = print(document as Parameters<typeof print>[0]);
  const subscribes = /^\s*subscription\b/m.test(query);
  await expectTheSameHowever(JSON.stringify({ query, variables: VALUES }), subscribes);
  // What is accepted changes nothing about how the rest of the variables is taken.
  for (const given of [{}, undefined, null]) {
    await expectTheSame(JSON.stringify({ query, variables: given }), ACCEPTED[0]);
  }
});

it('knows the operations of the whole suite', () => {
  expect(documents.length).toBeGreaterThan(50);
});

const attacks = [parameters, parsing, variables, names, costs, introspection, ids, cursors, answers]
  .flat()
  .filter(({ payload }) => payload.startsWith('{'));

it.each(attacks.map(({ name, payload }) => [name, payload] as const))(
  'agrees about an attack: %s',
  { timeout: 30_000 },
  async (_name, payload) => {
    for (const accept of ACCEPTED.slice(0, 2)) await expectTheSame(payload, accept);
  },
);

it('agrees about what is no operation, or one in parts', async () => {
  const query = '{ fineTuningJob(id: "ftjob-live") { id } }';
  const bodies = [
    ...[
      '',
      '{',
      'null',
      '7',
      '"text"',
      '[]',
      '{}',
      '{"query":null}',
      '{"query":""}',
      '{"query":7}',
      '{"query":[]}',
    ],
    ...[
      '{"quer":"{ __typename }"}',
      '{"query":"{ __typename }","extra":1}',
      '\ufeff{"query":"{ __typename }"}',
    ],
    ...[7, 'x', [], {}, null, false].flatMap((value) => [
      JSON.stringify({ query, variables: value }),
      JSON.stringify({ query, extensions: value }),
      JSON.stringify({ query, operationName: value }),
      JSON.stringify({ query, documentId: value }),
    ]),
    JSON.stringify({ query: 'query One { __typename } query Two { __typename }', operationName: 'Two' }),
    JSON.stringify({ query: 'query One { __typename } query Two { __typename }' }),
    JSON.stringify({ query: '', documentId: 'nobody' }),
    JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'nobody' } } }),
    JSON.stringify({ query, operationName: '' }),
  ];
  for (const body of bodies) {
    for (const accept of [...ACCEPTED, ...ACCEPTED_WITH_EVENTS]) await expectTheSame(body, accept);
  }
});

it('agrees about any operation that the schema allows', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(randomOperation(subgraph.schema), async (operation) => {
    for (const accept of ACCEPTED.slice(0, 2)) await expectTheSame(JSON.stringify(operation), accept);
  });
  await fc.assert(property, { numRuns: 150, seed: 20_261_122 });
});

it('agrees about the requests of the audits', { timeout: 60_000 }, async () => {
  const bodies: [body: string, accept: string | undefined][] = [];
  const audits = serverAudits({
    url: app.url,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const { accept } = Object.fromEntries(
        Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      );
      if (init.method === 'POST' && typeof init.body === 'string') bodies.push([init.body, accept]);
      return fetch(url, init);
    },
  });
  for (const { fn } of audits) await fn();
  expect(bodies.length).toBeGreaterThan(30);
  for (const [body, accept] of bodies) await expectTheSame(body, accept);
});
