import { Trace } from '@apollo/usage-reporting-protobuf';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { startApp } from '../support/start-app.ts';
import { aSchema, startService } from '../support/start-service.ts';

const SECRET = 'sk-secret at https://upstream.internal';

const schema = aSchema(
  `
    type Query { jobs(first: Int! = 2): [Job]! later: Int broken: Int refused: Int! many: [Job]! }
    type Job { id: ID! status: String }
    type Subscription { ticks: Int }
  `,
  {
    Query: {
      jobs: () => [Promise.resolve({ id: 'ftjob-1', status: 'RUNNING' }), null],
      later: () => Promise.resolve(1),
      broken: () => {
        throw new Error(SECRET);
      },
      refused: () => Promise.reject(new ServiceError('NOT_FOUND', 'There is no such job.')),
      many: () => Array.from({ length: 3000 }, (_, index) => ({ id: `ftjob-${index}`, status: 'RUNNING' })),
    },
    Subscription: {
      ticks: {
        subscribe: async function* () {
          yield { ticks: 1 };
        },
      },
    },
  },
);

// `_entities` is no part of the API that clients see, so codegen types nothing here.
const ENTITIES = `{
  _entities(representations: [
    { __typename: "FineTuningJob", id: "ftjob-seed-succeeded" }
    { __typename: "FineTuningFile", id: "file-seed-chat" }
    { __typename: "Unknown" }
  ]) {
    __typename
    ... on FineTuningJob { status createdAt method { __typename type } metadata { entries { key } } }
    ... on FineTuningFile { filename }
  }
}`;

type Node = Trace.INode;

interface Answer {
  readonly data?: unknown;
  readonly extensions?: { readonly ftv1: string };
}

const ASKING = { headers: { 'apollo-federation-include-trace': 'ftv1' } };

const decoded = ({ extensions }: Answer): Trace =>
  Trace.decode(Buffer.from(extensions?.ftv1 ?? 'there is none', 'base64'));

/** The node at a path, which must be there. */
const nodeAt = ({ root }: Trace, ...path: readonly (string | number)[]): Node => {
  let node: Node | null | undefined = root;
  for (const key of path) {
    node = node?.child?.find(
      ({ responseName, index }) => (typeof key === 'number' ? index : responseName) === key,
    );
  }
  if (!node) throw new Error(`The trace has nothing at ${path.join('.')}.`);
  return node;
};

const start = async () => {
  const { ask, url } = await startService({ schema });
  return {
    url,
    traced: async (query: string, variables = {}) =>
      (await (await ask(query, variables, ASKING)).json()) as Answer,
    ask: async (query: string) => (await (await ask(query)).json()) as Answer,
  };
};

describe('an inline trace', () => {
  it('tells a router how long each field took, beside the same answer', async () => {
    const { traced, ask } = await start();
    const query = '{ first: later jobs { __typename name: id status } }';
    const { extensions, ...answer } = await traced(query);
    expect(answer).toEqual(await ask(query));
    const trace = decoded({ ...answer, ...(extensions && { extensions }) });
    expect(nodeAt(trace, 'first')).toMatchObject({
      originalFieldName: 'later',
      type: 'Int',
      parentType: 'Query',
    });
    expect(nodeAt(trace, 'jobs')).toMatchObject({ type: '[Job]!', parentType: 'Query' });
    expect(nodeAt(trace, 'jobs', 0, 'name')).toMatchObject({
      originalFieldName: 'id',
      type: 'ID!',
      parentType: 'Job',
    });
    for (const node of [nodeAt(trace, 'first'), nodeAt(trace, 'jobs'), nodeAt(trace, 'jobs', 0, 'status')]) {
      expect(Number(node.endTime)).toBeGreaterThanOrEqual(Number(node.startTime));
      expect(Number(trace.durationNs)).toBeGreaterThanOrEqual(Number(node.endTime));
    }
  });

  it('ends a list with its last item', async () => {
    const { traced } = await start();
    const trace = decoded(await traced('{ jobs { id } }'));
    expect(Number(nodeAt(trace, 'jobs').endTime)).toBeGreaterThan(Number(nodeAt(trace, 'jobs').startTime));
  });

  it('shows an error as the client sees it, at its field', async () => {
    const { traced } = await start();
    const answer = await traced('{ later broken }');
    const [error] = nodeAt(decoded(answer), 'broken').error ?? [];
    expect(error).toMatchObject({ message: 'Unexpected error', location: [{ line: 1, column: 9 }] });
    expect(JSON.parse(error?.json ?? '')).toEqual((answer as { errors?: unknown[] }).errors?.[0]);
    const bytes = Buffer.from(answer.extensions?.ftv1 ?? '', 'base64').toString('latin1');
    expect(bytes).toContain('Unexpected error');
    expect(bytes).not.toMatch(/sk-secret|upstream\.internal|\.ts:/);
  });

  it('shows an error that leaves no data', async () => {
    const { traced } = await start();
    const [error] = nodeAt(decoded(await traced('{ refused }')), 'refused').error ?? [];
    expect(error?.message).toBe('There is no such job.');
  });

  it('shows an error of a field that no resolver was called for, at what is above it', async () => {
    const { traced } = await start();
    const trace = decoded(
      await traced('query ($first: Int = 1) { jobs(first: $first) { id } }', { first: null }),
    );
    expect(trace.root?.error).toHaveLength(1);
  });

  it('holds an answer of thousands of fields', async () => {
    const { traced } = await start();
    const trace = decoded(await traced('{ many { id status } }'));
    expect(nodeAt(trace, 'many').child).toHaveLength(3000);
  });

  it('is given by GET, too', async () => {
    const { url } = await start();
    const answer = (await (await fetch(`${url}?query={later}`, ASKING)).json()) as Answer;
    expect(nodeAt(decoded(answer), 'later').type).toBe('Int');
  });

  it('is given to nobody who does not ask', async () => {
    const { ask } = await start();
    expect(await ask('{ later }')).toEqual({ data: { later: 1 } });
  });

  it('is no part of a refusal, nor of a subscription', async () => {
    const { traced, url } = await start();
    expect(await traced('{ unknown }')).not.toHaveProperty('extensions');
    const events = await fetch(`${url}?query=subscription{ticks}`, {
      headers: { ...ASKING.headers, accept: 'text/event-stream' },
    });
    const text = await events.text();
    expect(text).toContain('"ticks":1');
    expect(text).not.toContain('ftv1');
  });

  it('changes nothing about the answer of the whole service, entities among it', async () => {
    const { ask } = await startApp();
    const asked = async (headers: Readonly<Record<string, string>>) =>
      (await (
        await ask(ENTITIES, {}, { headers: { ...headers, 'x-request-id': 'a-test' } })
      ).json()) as Answer;
    const { extensions, ...answer } = await asked(ASKING.headers);
    expect(answer).toEqual(await asked({}));
    const trace = decoded({ ...(extensions && { extensions }) });
    expect(nodeAt(trace, '_entities', 0, 'method').parentType).toBe('FineTuningJob');
  });

  it('is given to nobody where the operator wants none', async () => {
    const { ask } = await startApp({ settings: { TUNEGRAPH_INLINE_TRACE: 'false' } });
    const response = await ask(ENTITIES, {}, ASKING);
    const answer = await response.json();
    expect(answer).toHaveProperty('data');
    expect(answer).not.toHaveProperty('extensions');
  });
});
