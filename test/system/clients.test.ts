import { readdirSync } from 'node:fs';
import { type DocumentNode, print } from 'graphql';
import { expect, it } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { runCommand, runNode } from '../support/run-command.ts';

const examples = readdirSync('examples/subscriptions').filter((file) => file !== 'operation.ts');

const PauseWatched = graphql(`
  mutation PauseWatched { pauseFineTuningJob(id: "ftjob-seed-queued") { userErrors { message } } }
`);

const CancelWatched = graphql(`
  mutation CancelWatched { cancelFineTuningJob(id: "ftjob-seed-queued") { userErrors { message } } }
`);

const mutate = async (url: string, document: DocumentNode, field: string): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document) }),
  });
  expect(await response.json()).toEqual({ data: { [field]: { userErrors: [] } } });
};

it('shows the same transitions to every client, over WebSocket and server-sent events', async () => {
  // Nobody sees anything by asking: what moves a job here is told at once.
  const service = runCommand([], { TUNEGRAPH_POLL_INTERVAL_MS: '3600000' });
  const [, url = ''] = await service.printed(/GraphQL +(http:\S+)/);
  const clients = examples.map((file) => ({
    file,
    process: runNode(['--import', 'tsx', `examples/subscriptions/${file}`, url, 'ftjob-seed-queued']),
  }));
  for (const { process } of clients) await process.printed(/QUEUED/);
  await mutate(url, PauseWatched, 'pauseFineTuningJob');
  for (const { process } of clients) await process.printed(/PAUSED/);
  await mutate(url, CancelWatched, 'cancelFineTuningJob');

  for (const { file, process } of clients) {
    const { code, stdout, stderr } = await process.ended;
    expect({ file, code, stdout, stderr }).toEqual({
      file,
      code: 0,
      stdout: 'QUEUED\nPAUSED\nCANCELLED\n',
      stderr: '',
    });
  }
  expect(clients.length).toBe(6);
});
