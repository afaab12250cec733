import { expect, it } from 'vitest';
import { isUnsupported, problemsOf } from './answers.ts';
import { as, startCustomer, startServiceFor } from './customer.ts';
import { NOT_SUPPORTED, note } from './findings.ts';
import { Cancel, Create, ListPage, ReadJob, WatchAll, WatchJob } from './operations.ts';
import { jobsOf, orderFor } from './orders.ts';
import { refusalOf, watch } from './watch.ts';

/** An id of the provider's own kind that it has given to nobody. */
const unknownLike = (id: string): string => id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** What can be read at a provider, and by whom. */
export const describeReading = (provider: string): void => {
  it('lists every job once, newest first, page by page', async () => {
    const customer = await startCustomer(provider, { speed: 1 });
    const { app } = customer;
    const first = await app.query(ListPage, { first: 2 });
    if (isUnsupported(customer, problemsOf(first.errors))) {
      const refusal = await refusalOf(watch(app, WatchAll, {}));
      expect(isUnsupported(customer, problemsOf(refusal ? [refusal] : []))).toBe(true);
      note(provider, 'LIST_JOBS', NOT_SUPPORTED);
      return;
    }
    const order = await orderFor(customer);
    const created: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { data } = await app.query(Create, { input: order });
      created.unshift(data?.createFineTuningJob?.job?.id);
    }
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await readPage(app, after);
      expect(page?.nodes.length).toBeLessThanOrEqual(2);
      ids.push(...(page?.nodes ?? []).map(({ id }) => id));
      after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    const whole = await app.query(ListPage, { first: 100 });
    expect(ids).toEqual(whole.data?.fineTuningJobs.nodes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    // Jobs of one second may change places where the provider tells no finer times.
    expect(ids.slice(0, 3).toSorted()).toEqual(created.toSorted());
    note(provider, 'LIST_JOBS', 'yes');
  });

  it('reads a job, and nothing of one that there is not', async () => {
    const customer = await startCustomer(provider, { speed: 1 });
    const { app } = customer;
    const order = await orderFor(customer);
    const created = await app.query(Create, { input: order });
    const id = created.data?.createFineTuningJob?.job?.id ?? '';
    const { data } = await app.query(ReadJob, { id });
    expect(data?.fineTuningJob).toMatchObject({
      id,
      isTerminal: false,
      model: expect.stringContaining(order.model),
      fineTunedModel: null,
      error: null,
      trainingFile: { id: order.trainingFile },
    });
    const nobodys = { id: unknownLike(id) };
    expect(await app.query(ReadJob, nobodys)).toEqual({ data: { fineTuningJob: null } });
    expect(await refusalOf(watch(app, WatchJob, nobodys))).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    const cancelled = (await app.query(Cancel, nobodys)).data?.cancelFineTuningJob;
    expect(cancelled?.job).toBeNull();
    if (!isUnsupported(customer, cancelled?.userErrors)) {
      expect(cancelled?.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
    }
  });

  it('asks who it does not let in to bring another key', async () => {
    const { app, emulator } = await startCustomer(provider, { apiKey: 'sk-right' });
    const id = (await jobsOf({ app }))[0]?.id ?? 'ftjob-seed-running';
    const stranger = await startServiceFor({ ...emulator, apiKey: 'sk-wrong' });
    const { data, errors } = await stranger.query(ReadJob, { id });
    expect(data?.fineTuningJob ?? null).toBeNull();
    expect(problemsOf(errors)).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });

  it('shows one credential nothing of another', async () => {
    const { app, methods } = await startCustomer(provider, {
      speed: 1,
      settings: { TUNEGRAPH_AUTH: 'passthrough' },
    });
    const mine: typeof app = {
      ...app,
      query: (document, variables) => app.query(document, variables, as('sk-mine')),
    };
    const created = await mine.query(Create, { input: await orderFor({ app: mine, methods }) });
    const id = created.data?.createFineTuningJob?.job?.id ?? '';
    expect((await mine.query(ReadJob, { id })).data?.fineTuningJob?.id).toBe(id);
    expect(await app.query(ReadJob, { id }, as('sk-other'))).toEqual({ data: { fineTuningJob: null } });
    const refusal = await refusalOf(watch(app, WatchJob, { id }, as('sk-other').headers));
    expect(refusal).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    const others = await app.query(ListPage, { first: 100 }, as('sk-other'));
    expect(others.data?.fineTuningJobs.nodes.map((job) => job.id) ?? []).not.toContain(id);
  });
};

const readPage = async ({ query }: Awaited<ReturnType<typeof startServiceFor>>, after: string | null) =>
  (await query(ListPage, { first: 2, after })).data?.fineTuningJobs;
