import { hexFrom } from '../../chance.ts';
import { cancelJob, resumeJob } from '../../jobs/actions.ts';
import { createJob } from '../../jobs/create-job.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import { listedJobs } from '../../jobs/listed-jobs.ts';
import { badRequest } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { readCreateBody } from './create-body.ts';
import { isOfKind, type Kind, kinds } from './kinds.ts';
import { listingOf } from './listing.ts';
import { base, nameOf, newId } from './names.ts';
import { metricsAddress, presentJob } from './present-job.ts';
import { alreadyExists, failedPrecondition, unknownResource } from './refusals.ts';

/** How long a job is CANCELLING or RE_QUEUEING, in milliseconds at speed 1. */
const settling = 2_000;

function findJob(call: Call, kind: Kind): Job {
  const id = call.parameter('job');
  const job = call.organization.jobs.get(id);
  if (job === null || !isOfKind(job, kind)) throw unknownResource(nameOf(kind.collection, id));
  return job;
}

/** All collections share one shelf, so an id is taken in all of them at once: stricter than Fireworks is. */
function chosenId({ query, organization, world }: Call, { collection, idParameter }: Kind): string {
  const asked = query.get(idParameter);
  if (asked === null || asked === '') {
    return world.personality.ids.job([world.seed, organization.id, 'job', organization.jobs.added]);
  }
  const id = newId(asked, idParameter);
  if (organization.jobs.get(id) !== null) throw alreadyExists(nameOf(collection, id));
  return id;
}

/** Refuses datasets that aren't there, or have nothing in them yet. */
function checkDatasets({ organization, now }: Call, ids: readonly (string | null)[]): void {
  for (const id of ids) {
    if (id === null) continue;
    const dataset = organization.files.get(id, now);
    if (dataset === null) throw badRequest(`${nameOf('datasets', id)} does not exist`, 'dataset');
    if (dataset.dataset() === null) throw failedPrecondition(`${nameOf('datasets', id)} is not ready`);
  }
}

async function create(call: Call, kind: Kind): Promise<object> {
  const body = await call.readJson();
  const order = readCreateBody(body, kind, chosenId(call, kind));
  checkDatasets(call, [order.trainingFile, order.validationFile]);
  return presentJob(createJob(order, call), kind, call);
}

function cancel(call: Call, kind: Kind): void {
  const job = findJob(call, kind);
  const { status } = stretchAt(job.life, call.now);
  if (isTerminal(status)) throw failedPrecondition(`the job is ${status} and cannot be cancelled`);
  if (status !== 'cancelling') cancelJob(job, call, settling);
}

function resume(call: Call, kind: Kind): Job {
  const job = findJob(call, kind);
  const { status } = stretchAt(job.life, call.now);
  if (status !== 'paused') throw failedPrecondition(`the job is ${status} and cannot be resumed`);
  resumeJob(job, call, settling);
  return job;
}

const routesOf = (kind: Kind): readonly Route[] => {
  const { collection, method } = kind;
  const path = `${base}/${collection}`;
  const one = `${path}/{job}`;
  const show = (job: Job, call: Call) => presentJob(job, kind, call);
  const metrics: Route = {
    operation: 'metrics',
    method: 'GET',
    path: `${one}:getMetricsFileEndpoint`,
    handle: (call) => json({ signedUrl: metricsAddress(findJob(call, kind)) }),
  };
  return [
    { operation: 'create', method: 'POST', path, handle: async (call) => json(await create(call, kind)) },
    {
      operation: 'list',
      method: 'GET',
      path,
      handle(call) {
        const jobs = listedJobs(call).filter((job) => isOfKind(job, kind));
        return json(listingOf(collection, jobs, call.query, (job) => show(job, call)));
      },
    },
    ...(method === 'supervised' ? [] : [metrics]),
    {
      operation: 'cancel',
      method: 'POST',
      path: `${one}:cancel`,
      handle(call) {
        cancel(call, kind);
        return json({});
      },
    },
    {
      operation: 'resume',
      method: 'POST',
      path: `${one}:resume`,
      handle: (call) => json(show(resume(call, kind), call)),
    },
    {
      operation: 'retrieve',
      method: 'GET',
      path: one,
      handle: (call) => json(show(findJob(call, kind), call)),
    },
    {
      operation: 'delete',
      method: 'DELETE',
      path: one,
      handle(call) {
        call.organization.jobs.remove(findJob(call, kind).id);
        return json({});
      },
    },
  ];
};

export const jobRoutes: readonly Route[] = kinds.flatMap(routesOf);

/** A UUID, as for whoever chooses no id. */
export const generatedId = (...origin: readonly (string | number)[]): string =>
  hexFrom(32, ...origin).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
