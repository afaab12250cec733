import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { print } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { type AppUnderTest, startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const UploadExamples = graphql(`
  mutation UploadExamples($file: Upload!) {
    uploadFineTuningFile(file: $file) { file { id filename bytes purpose } userErrors { code message path } }
  }
`);

const CreateOnUpload = graphql(`
  mutation CreateOnUpload($file: ID!) {
    createFineTuningJob(input: { model: "gpt-4o-mini", trainingFile: $file }) {
      job { trainingFile { bytes } }
      userErrors { message }
    }
  }
`);

const operation = { query: print(UploadExamples), variables: { file: null } };

/** How a part of a hand-written multipart body begins; its boundary is `b`. */
const part = (disposition: string, content: string): string =>
  `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`;

/** Another part, after the boundary. */
const behindIt = (header: string): string => `\r\n${header}\r\n\r\nmore\r\n--b--\r\n`;

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=b', 'graphql-require-preflight': '1' };

/** Everything before the file. */
const beforeFile = [
  part('name="operations"', JSON.stringify(operation)),
  part('name="map"', '{"0": ["variables.file"]}'),
  '',
].join('\r\n');

interface Parts {
  readonly operations?: string;
  readonly map?: string;
  readonly fileField?: string;
  readonly content?: BlobPart | null;
  readonly filename?: string;
}

/** Sends a multipart request, by default a right one. */
const upload = (
  { url }: AppUnderTest,
  {
    operations = JSON.stringify(operation),
    map = '{"0": ["variables.file"]}',
    fileField = '0',
    content = exampleLines(12),
    filename = 'examples.jsonl',
  }: Parts = {},
  headers: Record<string, string> = { 'graphql-require-preflight': 'true' },
) => {
  const form = new FormData();
  if (operations !== '') form.set('operations', operations);
  if (map !== '') form.set('map', map);
  if (content !== null) form.set(fileField, new Blob([content], { type: 'application/jsonl' }), filename);
  return fetch(url, { method: 'POST', body: form, headers });
};

const exampleLines = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      messages: [
        { role: 'user', content: `Question ${index}` },
        { role: 'assistant', content: `Answer ${index}` },
      ],
    }),
  ).join('\n');

describe('uploadFineTuningFile', () => {
  it('hands the file on, whole, and a job can be trained on it', async () => {
    const app = await startApp();
    const content = exampleLines(12);
    const response = await upload(app, { content });
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as { data: { uploadFineTuningFile: { file: { id: string } } } };
    expect(data.uploadFineTuningFile).toEqual({
      file: {
        id: expect.any(String),
        filename: 'examples.jsonl',
        bytes: content.length,
        purpose: 'fine-tune',
      },
      userErrors: [],
    });

    const created = await app.query(CreateOnUpload, { file: data.uploadFineTuningFile.file.id });
    expect(created).toEqual({
      data: { createFineTuningJob: { job: { trainingFile: { bytes: content.length } }, userErrors: [] } },
    });
  });

  it('takes a file of exactly the largest size, and tells how large it may be beyond', async () => {
    const app = await startApp({ settings: { TUNEGRAPH_MAX_UPLOAD_BYTES: '1000' } });
    const fits = await (await upload(app, { content: 'x'.repeat(1000) })).json();
    expect(fits).toMatchObject({ data: { uploadFineTuningFile: { file: { bytes: 1000 }, userErrors: [] } } });
    expect(await (await upload(app, { content: 'x'.repeat(1001) })).json()).toEqual({
      data: {
        uploadFineTuningFile: {
          file: null,
          userErrors: [
            {
              code: 'TOO_LARGE',
              message: 'The file has more than 1000 bytes, which is the most that this service takes.',
              path: ['file'],
            },
          ],
        },
      },
    });
  });

  it('tells what the upstream refuses at the file', async () => {
    const stub = await startUpstreamStub(() => ({
      status: 400,
      json: {
        error: { message: 'Invalid file format.', type: 'invalid_request_error', param: 'file', code: null },
      },
    }));
    const app = await startApp({ upstream: stub });
    expect(await (await upload(app)).json()).toEqual({
      data: {
        uploadFineTuningFile: {
          file: null,
          userErrors: [{ code: 'UPSTREAM_REJECTED', message: 'Invalid file format.', path: ['file'] }],
        },
      },
    });
  });

  it.each(['apollo-require-preflight', 'x-graphql-yoga-csrf', 'graphql-require-preflight'])(
    'takes the header %s for a preflight',
    async (name) => {
      const app = await startApp();
      expect((await upload(app, {}, { [name]: '1' })).status).toBe(200);
    },
  );

  it('refuses a form that a foreign web page could post', async () => {
    const app = await startApp();
    const response = await upload(app, {}, {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PREFLIGHT_REQUIRED' } }] });
  });

  it.each<[string, Parts, RegExp]>([
    ['without operations', { operations: '' }, /`operations` is missing/],
    ['without a map', { map: '' }, /`map` is missing/],
    ['whose operations are no JSON', { operations: '{' }, /`operations` is no JSON/],
    [
      'whose operations are nested without end',
      { operations: `{"variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
      /at most 100 levels deep/,
    ],
    ['with a batch of operations', { operations: '[]' }, /one operation/],
    ['with a map of two files', { map: '{"0": ["variables.file"], "1": ["variables.file"]}' }, /one file/],
    ['with a file in two places', { map: '{"0": ["variables.file", "variables.other"]}' }, /one place/],
    [
      'with a file where there is no null',
      { map: '{"0": ["variables.other"]}' },
      /no null at "variables.other"/,
    ],
    ['with a file in a prototype', { map: '{"0": ["variables.__proto__.file"]}' }, /no null at/],
    ['with a file beside the variables', { map: '{"0": ["query"]}' }, /no null at "query"/],
    ['whose file has another name', { fileField: '1' }, /named otherwise/],
    ['without a file', { content: null }, /carries no file/],
  ])('refuses a request %s', async (_name, parts, message) => {
    const app = await startApp();
    const response = await upload(app, parts);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it.each([
    ['a second file', behindIt('content-disposition: form-data; name="1"; filename="b.jsonl"')],
    ['the same file again', behindIt('content-disposition: form-data; name="0"; filename="a.jsonl"')],
    ['a field', behindIt('content-disposition: form-data; name="operations"')],
    ['a part without a name', behindIt('content-type: text/plain')],
    ['nothing that ends it', '\r\n'],
  ])('lets nothing come of a request with %s behind its file', async (_what, behind) => {
    let received = '';
    let whole = false;
    const upstream = createServer((message) => {
      message
        .on('error', () => {})
        .on('end', () => {
          whole = true;
        });
      message.on('data', (piece) => {
        received += String(piece);
      });
    });
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    onTestFinished(() => void upstream.close());
    const { port } = upstream.address() as AddressInfo;
    const { url, logs } = await startApp({ upstream: { url: `http://127.0.0.1:${port}/v1` } });

    const content = exampleLines(2);
    const client = request(url, { method: 'POST', headers: MULTIPART });
    const answered = once(client, 'response') as Promise<[IncomingMessage]>;
    client.write(`${beforeFile}${part('name="0"; filename="a.jsonl"', content)}\r\n--b`);
    // What is behind comes once the upstream could take the file for whole.
    await expect.poll(() => received).toContain(content);
    client.end(behind);
    const [response] = await answered;
    expect(JSON.parse(await text(response))).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(whole).toBe(false);
    expect(logs.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['quotes', 'filename="a\\"; name=\\"purpose.jsonl"', 'a%22; name=%22purpose.jsonl'],
    ['line breaks', "filename*=utf-8''a%22%0D%0A%0D%0Apurpose.jsonl", 'a%22purpose.jsonl'],
  ])('keeps a file name with %s inside its header', async (_name, filename, sent) => {
    const stub = await startUpstreamStub(() => ({ json: { id: 'file-1', object: 'file' } }));
    const { url } = await startApp({ upstream: stub });
    const body = `${beforeFile}${part(`name="0"; ${filename}`, 'content')}\r\n--b--\r\n`;
    const response = await fetch(url, { method: 'POST', headers: MULTIPART, body });
    expect(await response.json()).toMatchObject({
      data: { uploadFineTuningFile: { file: { id: 'file-1' }, userErrors: [] } },
    });
    expect(stub.requests[0]?.body.match(/^content-disposition: .*$/gim)).toEqual([
      'Content-Disposition: form-data; name="purpose"',
      `Content-Disposition: form-data; name="file"; filename="${sent}"`,
    ]);
  });

  it('says what an Upload is to a client that sends something else', async () => {
    const app = await startApp();
    expect(await app.query(UploadExamples, { file: 'file-1' })).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('multipart'),
          extensions: { code: 'BAD_USER_INPUT', path: ['file'] },
        },
      ],
    });
  });

  it('sends a file that an operation names twice once, and says so', async () => {
    const app = await startApp();
    // Written by hand: it breaks a rule on purpose.
    const query =
      'mutation ($file: Upload!) { a: uploadFineTuningFile(file: $file) { file { bytes } } b: uploadFineTuningFile(file: $file) { file { bytes } } }';
    const response = await upload(app, {
      operations: JSON.stringify({ query, variables: { file: null } }),
      content: 'x'.repeat(99),
    });
    expect(await response.json()).toMatchObject({
      data: { a: { file: { bytes: 99 } }, b: null },
      errors: [{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('leaves nothing open upstream when the client goes away', async () => {
    const upstream = createServer();
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    onTestFinished(() => void upstream.close());
    const arriving = once(upstream, 'request') as Promise<[IncomingMessage]>;

    const { port } = upstream.address() as AddressInfo;
    const app = await startApp({ upstream: { url: `http://127.0.0.1:${port}/v1` } });
    const client = request(app.url, { method: 'POST', headers: MULTIPART });
    client.on('error', () => {});
    client.write(beforeFile);
    client.write(part('name="0"; filename="a.jsonl"', 'the beginning of a file that never ends'));

    const [message] = await arriving;
    message.on('error', () => {});
    message.resume();
    const closed = new Promise((resolve) => message.socket.once('close', resolve));
    client.destroy();
    await closed;
    expect(message.complete).toBe(false);
  });
});
