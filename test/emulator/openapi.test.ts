import { describe, expect, it } from 'vitest';
import { hasOpenApi, openApiProblems, operations } from '../support/openapi.ts';
import { chatLines, start } from './harness.ts';

const json = { 'content-type': 'application/json' };
const grader = { type: 'string_check', name: 'same', input: 'a', reference: 'b', operation: 'eq' };

/** An address that answers each operation's question, and one that is refused; `*` stands for an upload's id. */
const asked: Readonly<Record<string, { path: string; body?: object; bad: string }>> = {
  'POST /v1/fine_tuning/jobs': {
    path: '/fine_tuning/jobs',
    body: { model: 'gpt-4o-mini', training_file: 'file-seed-chat' },
    bad: '/fine_tuning/jobs',
  },
  'GET /v1/fine_tuning/jobs': { path: '/fine_tuning/jobs', bad: '/fine_tuning/jobs?limit=x' },
  'GET /v1/fine_tuning/jobs/{fine_tuning_job_id}': {
    path: '/fine_tuning/jobs/ftjob-seed-failed',
    bad: '/fine_tuning/jobs/none',
  },
  'POST /v1/fine_tuning/jobs/{fine_tuning_job_id}/cancel': {
    path: '/fine_tuning/jobs/ftjob-seed-validating/cancel',
    bad: '/fine_tuning/jobs/ftjob-seed-failed/cancel',
  },
  'POST /v1/fine_tuning/jobs/{fine_tuning_job_id}/pause': {
    path: '/fine_tuning/jobs/ftjob-seed-running/pause',
    bad: '/fine_tuning/jobs/ftjob-seed-failed/pause',
  },
  'POST /v1/fine_tuning/jobs/{fine_tuning_job_id}/resume': {
    path: '/fine_tuning/jobs/ftjob-seed-paused/resume',
    bad: '/fine_tuning/jobs/ftjob-seed-failed/resume',
  },
  'GET /v1/fine_tuning/jobs/{fine_tuning_job_id}/events': {
    path: '/fine_tuning/jobs/ftjob-seed-reinforcement/events?limit=100',
    bad: '/fine_tuning/jobs/none/events',
  },
  'GET /v1/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints': {
    path: '/fine_tuning/jobs/ftjob-seed-succeeded/checkpoints',
    bad: '/fine_tuning/jobs/none/checkpoints',
  },
  'GET /v1/files': { path: '/files', bad: '/files?order=x' },
  'GET /v1/files/{file_id}': { path: '/files/*', bad: '/files/none' },
  'GET /v1/files/{file_id}/content': { path: '/files/*/content', bad: '/files/none/content' },
  'DELETE /v1/files/{file_id}': { path: '/files/*', bad: '/files/none' },
  'POST /v1/fine_tuning/alpha/graders/validate': {
    path: '/fine_tuning/alpha/graders/validate',
    body: { grader },
    bad: '/fine_tuning/alpha/graders/validate',
  },
};

/** Operations that are only ever refused here, and the one whose body is a form. */
const elsewhere = [
  'POST /v1/files',
  'POST /v1/fine_tuning/alpha/graders/run',
  'GET /v1/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions',
  'POST /v1/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions',
  'DELETE /v1/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions/{permission_id}',
];

if (!hasOpenApi) it.skip("the upstream's document is not beside the project: answers go unchecked", () => {});

describe.skipIf(!hasOpenApi)("the upstream's document", () => {
  it('has no operation that is not asked here', () => {
    expect([...Object.keys(asked), ...elsewhere].sort()).toEqual([...operations].sort());
  });

  it.each(Object.entries(asked))('describes the answers to %s', async (operation, { path, body, bad }) => {
    const { emulator, ask, upload } = await start();
    const [method = ''] = operation.split(' ');
    const file = await upload(chatLines(10));
    const good = await ask(method, path.replace('*', file), body === undefined ? {} : { json: body });
    expect(emulator.requests.all.at(-1)?.route).toBe(operation);
    expect(good.status).toBe(200);
    const answer = operation.endsWith('/content') ? good.text : good.body;
    expect(openApiProblems(operation, good.status, answer)).toEqual([]);
    for (const refused of [
      await ask(method, bad, { headers: json }),
      await ask(method, path, { key: null }),
    ]) {
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(openApiProblems(operation, refused.status, refused.body)).toEqual([]);
    }
  });

  it('describes an upload', async () => {
    const { post } = await start();
    const form = new FormData();
    form.set('purpose', 'evals');
    form.set('expires_after[anchor]', 'created_at');
    form.set('expires_after[seconds]', '7200');
    form.set('file', new Blob(['{}']), 'a.jsonl');
    const { status, body } = await post('/files', undefined, { raw: form });
    expect(openApiProblems('POST /v1/files', status, body)).toEqual([]);
  });

  it.each([
    ['GET', '/fine_tuning/checkpoints/ft:any:team::x/permissions', 403, 'insufficient_permissions'],
    ['POST', '/fine_tuning/checkpoints/ft:any:team::x/permissions', 403, 'insufficient_permissions'],
    ['DELETE', '/fine_tuning/checkpoints/ft:any:team::x/permissions/cp_1', 403, 'insufficient_permissions'],
    ['POST', '/fine_tuning/alpha/graders/run', 400, 'grader_not_available'],
  ])('describes the refusal of %s %s', async (method, path, status, code) => {
    const { ask } = await start();
    const body = { grader, model_sample: 'a', item: {} };
    const reply = await ask(method, path, method === 'POST' ? { json: body } : {});
    expect([reply.status, reply.body.error.code]).toEqual([status, code]);
  });

  it('finds fault with what is not as it should be', () => {
    expect(openApiProblems('GET /v1/files/{file_id}', 200, { id: 'file-1' })).not.toEqual([]);
    expect(openApiProblems('GET /v1/files/{file_id}', 404, { detail: 'none' })).not.toEqual([]);
    expect(openApiProblems('GET /v1/nothing', 200, {})).not.toEqual([]);
  });
});
