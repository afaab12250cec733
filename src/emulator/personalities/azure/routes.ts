import { stageOf } from '../../jobs/progress.ts';
import { ApiError, badRequest } from '../../server/api-error.ts';
import { type Answer, type Call, json, type Operation, type Route } from '../../server/call.ts';
import { findJob } from '../openai/find-job.ts';
import { openaiRoutes } from '../openai/routes.ts';
import { DatedApiError } from './dated-api-error.ts';
import { datedDialect, v1Dialect } from './dialect.ts';

type Handler = Route['handle'];
type Wrap = (handle: Handler, call: Call) => Answer | Promise<Answer>;

const wrapped = (routes: readonly Route[], operations: readonly Operation[] | null, wrap: Wrap): Route[] =>
  routes.map((route) =>
    operations === null || operations.includes(route.operation)
      ? { ...route, handle: (call) => wrap(route.handle, call) }
      : route,
  );

const without = (routes: readonly Route[], ...operations: readonly Operation[]): Route[] =>
  routes.filter(({ operation }) => !operations.includes(operation));

/** A job can be paused once it has done a step (Microsoft's guide, "Pause and resume"). */
const pausesRunning: Wrap = (handle, call) => {
  const job = findJob(call);
  const { status, stepsDone } = stageOf(job, call.now);
  if (status === 'running' && stepsDone > 0) return handle(call);
  throw badRequest(
    `Job ${job.id} can't be paused: it must be running and have done a step.`,
    null,
    'unexpectedEntityState',
  );
};

/** A list of files is whole, whatever is asked for but its purpose. */
const wholeList: Wrap = (handle, call) => {
  const purpose = call.query.get('purpose');
  return handle({ ...call, query: new URLSearchParams(purpose === null ? [] : [['purpose', purpose]]) });
};

/** No list of jobs can be asked for the jobs with some metadata: Azure ignores a parameter that it doesn't know. */
const unfiltered: Wrap = (handle, call) => {
  const query = new URLSearchParams([...call.query].filter(([name]) => !name.startsWith('metadata')));
  return handle({ ...call, query });
};

const common = (routes: readonly Route[]): Route[] =>
  wrapped(wrapped(wrapped(routes, ['pause'], pausesRunning), ['listFiles'], wholeList), ['list'], unfiltered);

/** The undated path. Foundry has neither checkpoint permissions nor a way to see them. */
export const v1Routes = (base: string): readonly Route[] =>
  common(without(openaiRoutes(base, v1Dialect), 'permissions'));

const versionOf = ({ query }: Call): string => query.get('api-version') ?? '';

/** Every call names a version; without a known one there is nothing at the address. */
const dated: Wrap = async (handle, call) => {
  if (!/^20\d\d-\d\d-\d\d(-preview)?$/.test(versionOf(call)))
    throw new ApiError(404, 'invalid_request_error', 'Resource not found', null, '404');
  try {
    return await handle(call);
  } catch (error) {
    throw error instanceof ApiError ? new DatedApiError(error) : error;
  }
};

/** What is made is answered with a 201, and a job with its address. */
const created: Wrap = async (handle, call) => {
  const answer = await handle(call);
  if (answer.kind !== 'json' || !('id' in answer.body)) return answer;
  const path = call.request.url?.split('?')[0] ?? '';
  const location = `http://${call.request.headers.host}${path}/${answer.body.id}?api-version=${versionOf(call)}`;
  return { ...answer, status: 201, headers: { location } };
};

const deleted: Wrap = async (handle, call) => {
  await handle(call);
  return { kind: 'empty', status: 204 };
};

/** A list of files that doesn't even say whether it goes on. */
const bareList: Wrap = async (handle, call) => {
  const answer = await handle(call);
  return answer.kind === 'json' && 'data' in answer.body
    ? json({ object: 'list', data: answer.body.data })
    : answer;
};

const jobDeletion = (base: string): Route => ({
  operation: 'delete',
  method: 'DELETE',
  path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}`,
  handle(call) {
    call.organization.jobs.remove(findJob(call).id);
    return { kind: 'empty', status: 204 };
  },
});

/** The path of `api-version=2025-04-01-preview`, the last dated one. */
export const datedRoutes = (base: string): readonly Route[] => {
  const routes = [
    ...common(without(openaiRoutes(base, datedDialect), 'permissions', 'graders')),
    jobDeletion(base),
  ];
  const made = wrapped(routes, ['create', 'upload'], created);
  const bare = wrapped(made, ['listFiles'], bareList);
  return wrapped(wrapped(bare, ['deleteFile'], deleted), null, dated);
};
