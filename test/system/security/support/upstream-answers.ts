import type { UpstreamAnswer, UpstreamRequest } from '../../../support/start-upstream-stub.ts';

/** The job that a service in good health tells of. */
export const LIVE_JOB = {
  object: 'fine_tuning.job',
  id: 'ftjob-live',
  created_at: 1_700_000_000,
  status: 'running',
  model: 'gpt-4o-mini',
  training_file: 'file-train',
};

const NOT_FOUND = {
  status: 404,
  json: { error: { message: 'No such thing', type: 'invalid_request_error' } },
};

/** An upstream that knows one job, lists it, takes every file, and says nothing else. */
export const answerAsUpstream = ({ method, path }: UpstreamRequest): UpstreamAnswer => {
  if (path === '/fine_tuning/jobs/ftjob-live') return { json: LIVE_JOB };
  if (method === 'GET' && /^\/fine_tuning\/jobs(\?|$)/.test(path)) {
    return { json: { object: 'list', data: [LIVE_JOB], has_more: false } };
  }
  if (method === 'GET' && /^\/files(\?|$)/.test(path)) return { json: { object: 'list', data: [] } };
  if (method === 'POST' && path === '/files') return { json: { object: 'file', id: 'file-new' } };
  return NOT_FOUND;
};
