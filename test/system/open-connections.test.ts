import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { connectSocket } from '../support/test-socket.ts';

const STATUS = 'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-paused") { status } }';
const PAUSED = { data: { fineTuningJobStatusChanged: { status: 'PAUSED' } } };

it('completes sockets and event streams at SIGTERM, and ends with 0', async () => {
  const command = runCommand([], { TUNEGRAPH_SHUTDOWN_GRACE_MS: '30000' });
  const [, url = ''] = await command.printed(/GraphQL +(http:\S+)/);
  const socket = await connectSocket(url);
  socket.subscribe('1', STATUS);
  expect(await socket.read()).toEqual({ id: '1', type: 'next', payload: PAUSED });
  const stream = await fetch(`${url}?query=${encodeURIComponent(STATUS)}`, {
    headers: { accept: 'text/event-stream' },
  });
  const [first, rest] = stream.body?.tee() ?? [];
  const reader = first?.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = ''; !read.includes('PAUSED'); ) read += (await reader?.read())?.value ?? '';

  command.kill('SIGTERM');
  expect(await socket.read()).toEqual({ id: '1', type: 'complete' });
  expect(await socket.closed).toEqual({ code: 1001, reason: 'Shutting down' });
  expect(await new Response(rest).text()).toMatch(/event: complete\ndata:\n\n$/);
  expect(await command.ended).toMatchObject({ code: 0, stderr: '' });
});
