import { expect, it } from 'vitest';
import { startApp } from '../support/start-app.ts';

const WATCH = 'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-running") { status } }';

it('sends server-sent events to Hive Router, which would rather have multipart', async () => {
  const { ask } = await startApp();
  const leaving = new AbortController();
  const response = await ask(
    WATCH,
    {},
    {
      headers: { accept: 'multipart/mixed;subscriptionSpec="1.0", text/event-stream' },
      signal: leaving.signal,
    },
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  leaving.abort();
});
