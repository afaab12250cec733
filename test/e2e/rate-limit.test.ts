import { expect, it } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

it('leaves to queries what a rate limit leaves: who watches waits until it is reset', async () => {
  const stub = await startUpstreamStub(() => ({
    headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1h0m0s' },
    json: { id: 'ftjob-1', status: 'running' },
  }));
  const app = await startApp({ upstream: stub, settings: { TUNEGRAPH_POLL_INTERVAL_MS: '50' } });
  const client = new AbortController();
  const { body } = await app.ask(
    'subscription { fineTuningJobStatusChanged(id: "ftjob-1") { status } }',
    {},
    { headers: { accept: 'text/event-stream' }, signal: client.signal },
  );
  const reader = body?.getReader();
  // Before its event there is a sign of life. A query asked by then would share the watcher's call, and count as none.
  const text = new TextDecoder();
  for (let told = ''; !told.includes('RUNNING'); ) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    expect(done, told).toBe(false);
    told += text.decode(value);
  }
  // Twenty of a client's own reads take longer than several poll intervals, and every one of them goes through.
  for (let asked = 0; asked < 20; asked += 1) {
    expect(await app.query('{ fineTuningJob(id: "ftjob-1") { status } }')).toMatchObject({
      data: { fineTuningJob: { status: 'RUNNING' } },
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const watched = stub.requests.length - 20;
  expect(watched).toBe(1);
  client.abort();
});
