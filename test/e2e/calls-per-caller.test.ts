import { expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FineTuningJob { id } } }';

const MOST = 32;

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** An upstream that holds the calls of one token until the test says so, and knows how many it holds at most. */
const startHolding = async (token: string) => {
  const release = deferred();
  let held = 0;
  let mostHeld = 0;
  const upstream = await startUpstreamStub(async ({ path, headers }) => {
    if (headers.authorization === `Bearer ${token}`) {
      held += 1;
      mostHeld = Math.max(mostHeld, held);
      await release.promise;
      held -= 1;
    }
    return { json: { id: path.split('/').at(-1), status: 'running' } };
  });
  return { upstream, release, held: () => held, mostHeld: () => mostHeld };
};

it('answers another caller at once while one has a thousand jobs looked up, and the thousand too', async () => {
  const { upstream, release, held, mostHeld } = await startHolding('sk-greedy');
  const app = await startApp({
    settings: {
      OPENAI_BASE_URL: upstream.url,
      TUNEGRAPH_AUTH: 'passthrough',
      TUNEGRAPH_MAX_UPSTREAM_CALLS_PER_CALLER: String(MOST),
    },
  });
  const representations = Array.from({ length: 1000 }, (_, index) => ({
    __typename: 'FineTuningJob',
    id: `ftjob-${index}`,
  }));
  const greedy = app.query<{ _entities: unknown[] }>(ENTITIES, { representations }, as('sk-greedy'));
  await expect.poll(held, { timeout: 4000 }).toBe(MOST);

  const other = await app.query('{ fineTuningJob(id: "ftjob-other") { id } }', {}, as('sk-other'));
  expect(other).toEqual({ data: { fineTuningJob: { id: 'ftjob-other' } } });
  expect(held()).toBe(MOST);

  release.resolve();
  const { data, errors } = await greedy;
  expect(errors).toBeUndefined();
  expect(data?._entities).toEqual(representations.map(({ id }) => ({ id })));
  expect(mostHeld()).toBe(MOST);
});

it('ends what waits when its client goes away, and asks the upstream for none of it', async () => {
  const { upstream, release, held } = await startHolding('sk-greedy');
  const app = await startApp({
    settings: {
      OPENAI_BASE_URL: upstream.url,
      TUNEGRAPH_AUTH: 'passthrough',
      TUNEGRAPH_MAX_UPSTREAM_CALLS_PER_CALLER: '2',
    },
  });
  const client = new AbortController();
  const fields = Array.from(
    { length: 10 },
    (_, index) => `j${index}: fineTuningJob(id: "ftjob-${index}") { id }`,
  );
  const gone = app
    .ask(`{ ${fields.join(' ')} }`, {}, { ...as('sk-greedy'), signal: client.signal })
    .catch(String);
  await expect.poll(held).toBe(2);
  client.abort();
  expect(await gone).toContain('abort');
  await Promise.all(upstream.requests.map(({ abandoned }) => abandoned));
  release.resolve();
  const next = await app.query('{ fineTuningJob(id: "ftjob-next") { id } }', {}, as('sk-greedy'));
  expect(next).toEqual({ data: { fineTuningJob: { id: 'ftjob-next' } } });
  expect(upstream.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
    'ftjob-0',
    'ftjob-1',
    'ftjob-next',
  ]);
});
