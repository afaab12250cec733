import { once } from 'node:events';
import { type ClientRequest, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { type AppUnderTest, startApp } from '../support/start-app.ts';

const OPERATIONS = JSON.stringify({
  query: 'mutation ($file: Upload!) { uploadFineTuningFile(file: $file) { file { id } } }',
  variables: { file: null },
});

const BEGINNING = [
  ['name="operations"', OPERATIONS],
  ['name="map"', '{"0": ["variables.file"]}'],
  ['name="0"; filename="examples.jsonl"', '{'.repeat(1000)],
]
  .map(([disposition, content]) => `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`)
  .join('\r\n');

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends a file's beginning, and then nothing. */
const drip = (
  { url }: AppUnderTest,
  token: string,
): { readonly sent: ClientRequest; readonly answer: Promise<Answer> } => {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'multipart/form-data; boundary=b',
    'graphql-require-preflight': '1',
  };
  const sent = request(url, { method: 'POST', headers, agent: false });
  onTestFinished(() => void sent.destroy());
  sent.write(BEGINNING);
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
  });
  answer.catch(() => {});
  return { sent, answer };
};

/** An upstream that counts the uploads that have begun, and answers everything else. */
const startUpstream = async (): Promise<{ readonly url: string; uploads(): number }> => {
  let uploads = 0;
  const server = createServer(({ method, url }, response) => {
    if (method === 'POST') uploads += 1;
    else response.end(JSON.stringify({ id: url?.split('/').at(-1), status: 'running' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, uploads: () => uploads };
};

const REFUSED = {
  status: 429,
  body: expect.stringMatching(/"code":"TOO_MANY_REQUESTS"/),
};

it('leaves half of the connections to others, however slowly files are sent, and to no caller all places', async () => {
  const { url, uploads } = await startUpstream();
  const app = await startApp({
    settings: {
      OPENAI_BASE_URL: url,
      TUNEGRAPH_AUTH: 'passthrough',
      TUNEGRAPH_UPSTREAM_CONNECTIONS: '4',
    },
  });
  const first = drip(app, 'sk-first');
  await expect.poll(uploads).toBe(1);
  expect(await drip(app, 'sk-first').answer).toEqual(REFUSED);
  drip(app, 'sk-second');
  await expect.poll(uploads).toBe(2);
  expect(await drip(app, 'sk-third').answer).toEqual(REFUSED);

  const read = await app.query(
    '{ fineTuningJob(id: "ftjob-1") { id } }',
    {},
    {
      headers: { authorization: 'Bearer sk-third' },
    },
  );
  expect(read).toEqual({ data: { fineTuningJob: { id: 'ftjob-1' } } });

  first.sent.destroy();
  await expect
    .poll(() => {
      drip(app, 'sk-third');
      return uploads();
    })
    .toBe(3);
});
