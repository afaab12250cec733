import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it, vi } from 'vitest';
import type { CompanyGraph } from './company-graph.ts';
import type { PassedRequest } from './recording-proxy.ts';
import { type RouterClient, routerClient, TRACE_ID } from './router-client.ts';
import type { StartRouter } from './routers.ts';

export interface RouterCase {
  /** What the tests are named for, and the caller's credential made of. */
  readonly name: string;
  readonly start: StartRouter;
  readonly graph: () => CompanyGraph;
}

/** A router that is started before the tests, and who asks it. */
export type StartedRouter = () => { readonly client: RouterClient; readonly graph: CompanyGraph };

const WITHIN_SECONDS = { timeout: 15_000, interval: 100 };

/** Longer than the waits between two calls for a job that somebody watches, in milliseconds. */
const QUIET = 1_000;

/** Starts a router before the tests of this block. */
export const startsRouter = ({ name, start, graph }: RouterCase): StartedRouter => {
  let client: RouterClient | undefined;
  beforeAll(async () => {
    client = routerClient(await start(graph()), name.replaceAll(/\W+/g, '-'));
  });
  return () => {
    if (!client) throw new Error('The router has not been started.');
    return { client, graph: graph() };
  };
};

/** What any router must do with us. */
export const asksQueries = (now: StartedRouter): void => {
  it('joins a project with its five jobs by a single call of _entities', async () => {
    const { client, graph } = now();
    const before = graph.asked.length;
    const answer = await client.ask(
      '{ project(id: "project-support") { name jobs { id status costUsd organization { monthlyBudgetUsd } } } }',
    );
    const job = (name: string, status: string, costUsd: number | null = null) => ({
      id: `ftjob-seed-${name}`,
      status,
      costUsd,
      organization: { monthlyBudgetUsd: 5000 },
    });
    expect(answer).toEqual({
      data: {
        project: {
          name: 'Support assistant',
          jobs: [
            job('succeeded', 'SUCCEEDED', 0.026334),
            job('failed', 'FAILED'),
            job('paused', 'PAUSED'),
            job('running', 'RUNNING'),
            job('queued', 'QUEUED'),
          ],
        },
      },
    });
    expect(graph.asked.slice(before).map(({ body }) => body.includes('_entities'))).toEqual([true]);
  });

  it('answers null for a job that the upstream does not know, beside those that it knows', async () => {
    const { data, errors = [] } = await now().client.ask(
      '{ project(id: "project-research") { jobs { id status } } }',
    );
    expect(data).toEqual({
      project: {
        jobs: [
          { id: 'ftjob-seed-reinforcement', status: 'SUCCEEDED' },
          { id: 'ftjob-seed-cancelled', status: 'CANCELLED' },
          null,
        ],
      },
    });
    // A router may tell that it had no status, which is never null, for the third.
    for (const { path } of errors) expect(path?.slice(0, 3)).toEqual(['project', 'jobs', 2]);
  });

  it('passes the credential, the request id and the trace on', async () => {
    const { client, graph } = now();
    const before = [graph.asked.length, graph.askedUpstream.length] as const;
    await client.ask('{ project(id: "project-support") { jobs { status } } }');
    const { authorization, 'x-request-id': requestId } = client.headers;
    expect(graph.asked.slice(before[0]).map(({ headers }) => headers)).toEqual([
      expect.objectContaining({
        authorization,
        'x-request-id': requestId,
        traceparent: expect.stringContaining(TRACE_ID),
      }),
    ]);
    const upstream = graph.askedUpstream.slice(before[1]);
    expect(upstream.length).toBeGreaterThan(0);
    for (const { headers } of upstream) {
      expect(headers).toMatchObject({ authorization, traceparent: expect.stringContaining(TRACE_ID) });
    }
  });
};

/** What a router must do with us that has subscriptions. */
export const asksSubscriptions = (now: StartedRouter): void => {
  it('brings every change of a job with the fields of both subgraphs, and ends with it', async () => {
    const { client } = now();
    const changes = client.subscribe(
      'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-queued") { status job { suffix costUsd project { name } } } }',
    );
    const change = (status: string) => ({
      data: {
        fineTuningJobStatusChanged: {
          status,
          job: { suffix: null, costUsd: null, project: { name: 'Support assistant' } },
        },
      },
    });
    expect(await changes.next()).toEqual({ done: false, value: change('QUEUED') });
    await client.ask('mutation { pauseFineTuningJob(id: "ftjob-seed-queued") { job { status } } }');
    expect(await changes.next()).toEqual({ done: false, value: change('PAUSED') });
    await client.ask('mutation { cancelFineTuningJob(id: "ftjob-seed-queued") { job { status } } }');
    expect(await changes.next()).toEqual({ done: false, value: change('CANCELLED') });
    expect(await changes.next()).toMatchObject({ done: true });
  });

  it('counts the cost from what came with the change', async () => {
    const changes = now().client.subscribe(
      'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-succeeded") { job { costUsd } } }',
    );
    const results: unknown[] = [];
    for await (const result of changes) results.push(result);
    expect(results).toEqual([{ data: { fineTuningJobStatusChanged: { job: { costUsd: 0.026334 } } } }]);
  });

  it('asks us in the name of the client, and the upstream no more once the client has left', async () => {
    const { client, graph } = now();
    const { authorization, 'x-request-id': requestId } = client.headers;
    const before = graph.askedUpstream.length;
    const askedUpstream = () =>
      graph.askedUpstream.slice(before).filter(({ headers }) => headers.authorization === authorization)
        .length;
    const changes = client.subscribe(
      'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-running") { status } }',
    );
    await changes.next();
    // A socket may have been opened for an earlier subscription.
    const asked = graph.asked.filter(
      (request) => isSubscription(request) && request.headers['x-request-id'] === requestId,
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) expect(headers['traceparent']).toContain(TRACE_ID);
    await vi.waitUntil(() => askedUpstream() > 2, WITHIN_SECONDS);

    await changes.return?.();
    await vi.waitFor(async () => {
      const soFar = askedUpstream();
      await pause(QUIET);
      expect(askedUpstream()).toBe(soFar);
    }, WITHIN_SECONDS);
  });
};

const isSubscription = ({ path, headers, body }: PassedRequest): boolean =>
  headers.upgrade !== undefined || `${path}${body}`.includes('fineTuningJobStatusChanged');
