import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import { describe, expect, it } from 'vitest';
import type { Datasource } from '../../src/datasource/datasource.ts';
import type { FineTuningFile } from '../../src/domain/file.ts';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { createGate } from './support/gate.ts';
import { json, listen } from './support/upstream.ts';

const PIECE = Buffer.alloc(64 * 1024, 'x');

/** Content without an end, that counts what was taken of it. */
const endless = (): { content: Readable; taken: () => number } => {
  let taken = 0;
  const content = new Readable({
    read() {
      taken += PIECE.length;
      this.push(PIECE);
    },
  });
  return { content, taken: () => taken };
};

/** A datasource in front of a server that does as the test says while the upload is still coming. */
const startWith = async (onRequest: RequestListener, timeout = 10_000): Promise<Datasource> => {
  const host = await listen(onRequest);
  return (await start(json({}), { baseUrl: `http://${host}/v1`, timeout })).datasource;
};

const upload = (datasource: Datasource, content: Readable, signal?: AbortSignal): Promise<FineTuningFile> =>
  datasource.files.upload(callerWith(signal ? { signal } : {}), {
    filename: 'train.jsonl',
    purpose: 'fine-tune',
    content,
  });

interface Form {
  readonly fields: Record<string, string>;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
}

const readForm = async (request: IncomingMessage): Promise<Form> => {
  const fields: Record<string, string> = {};
  let file = { filename: '', mimeType: '', size: 0 };
  const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (_, content, { filename, mimeType }) => {
    file = { filename: filename ?? '', mimeType: mimeType ?? '', size: 0 };
    content.on('data', (chunk: Buffer) => {
      file.size += chunk.length;
    });
  });
  request.pipe(parser);
  await once(parser, 'close');
  return { fields, ...file };
};

describe('an upload', () => {
  it.each([
    ['train.jsonl', 'application/jsonl', 'train.jsonl', 'application/jsonl'],
    ['Übung "1".jsonl', 'text/plain', 'Übung %221%22.jsonl', 'text/plain'],
    [
      'a\r\nX: evil\r\n\r\n.jsonl',
      'x\r\ny: z',
      'a%0D%0AX: evil%0D%0A%0D%0A.jsonl',
      'application/octet-stream',
    ],
  ])('reaches the upstream whole: %j', async (filename, contentType, expectedName, expectedType) => {
    let form: Form | undefined;
    const datasource = await startWith(async (request, response) => {
      form = await readForm(request);
      response.end(JSON.stringify({ id: 'file-1', filename: 'train.jsonl' }));
    });
    const content = Readable.from(Array.from({ length: 100 }, () => PIECE));
    const file = await datasource.files.upload(callerWith(), {
      filename,
      purpose: 'fine-tune',
      content,
      contentType,
    });
    expect(file).toMatchObject({ id: 'file-1' });
    expect(form).toEqual({
      fields: { purpose: 'fine-tune' },
      filename: expectedName,
      mimeType: expectedType,
      size: 100 * PIECE.length,
    });
  });

  it('may be empty', async () => {
    let form: Form | undefined;
    const datasource = await startWith(async (request, response) => {
      form = await readForm(request);
      response.end('{"id":"file-1"}');
    });
    await upload(datasource, Readable.from([]));
    expect(form).toMatchObject({ size: 0 });
  });

  it('takes of its content only what the upstream takes, and ends when nothing moves', async () => {
    const datasource = await startWith((request) => void request.pause(), 100);
    const { content, taken } = endless();
    expect(await failureOf(upload(datasource, content))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(taken()).toBeLessThan(64 * 1024 * 1024);
    expect(content.destroyed).toBe(true);
  });

  it('ends when its content stops coming', async () => {
    const datasource = await startWith((request) => void request.resume(), 40);
    const content = new Readable({ read() {} });
    content.push('begun');
    expect(await failureOf(upload(datasource, content))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(content.destroyed).toBe(true);
  });

  it('that is given up leaves nothing open', async () => {
    const begun = createGate();
    const gone = createGate();
    const datasource = await startWith((request) => {
      request.on('error', () => {});
      request.on('close', gone.open);
      request.once('data', begun.open);
    });
    const caller = new AbortController();
    const { content } = endless();
    const uploaded = failureOf(upload(datasource, content, caller.signal));
    await begun.passed;
    caller.abort('gone');
    expect(await uploaded).toBe('gone');
    await gone.passed;
    expect(content.destroyed).toBe(true);
  });

  it('whose content fails fails with that, and the upstream sees it break off', async () => {
    const begun = createGate();
    const gone = createGate();
    const datasource = await startWith((request) => {
      request.on('error', gone.open);
      request.once('data', begun.open);
    });
    const { content } = endless();
    const uploaded = failureOf(upload(datasource, content));
    await begun.passed;
    const reason = new Error('the client went away');
    content.destroy(reason);
    expect(await uploaded).toBe(reason);
    await gone.passed;
  });

  it('whose content failed before it began fails with that', async () => {
    const datasource = await startWith((request) => void request.resume());
    const content = new Readable({ read() {} });
    const reason = new Error('the client went away');
    content.on('error', () => {});
    content.destroy(reason);
    expect(await failureOf(upload(datasource, content))).toBe(reason);
  });

  it.each([
    ['keeps the connection', {}],
    ['closes the connection', { connection: 'close' }],
  ])('that is refused while it is still coming is a rejection, when the upstream %s', async (_, headers) => {
    const datasource = await startWith((request, response) => {
      request.once('data', () => {
        request.pause();
        const body = JSON.stringify({ error: { message: 'Too large', code: 'too_large', param: 'file' } });
        response.writeHead(413, { 'content-type': 'application/json', ...headers }).end(body);
      });
    });
    const { content } = endless();
    expect(await failureOf(upload(datasource, content))).toMatchObject({
      name: 'UpstreamRejection',
      message: 'Too large',
      details: { status: 413, param: 'file' },
    });
    expect(content.destroyed).toBe(true);
  });

  it('is UPSTREAM_UNAVAILABLE when the connection breaks, and its content is let go', async () => {
    const datasource = await startWith((request) => {
      request.once('data', () => request.socket.resetAndDestroy());
    });
    const { content } = endless();
    expect(await failureOf(upload(datasource, content))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(content.destroyed).toBe(true);
  });

  it('that waits for a connection survives the failure of its content', async () => {
    const host = await listen((_, response) => void response.write('begun'));
    const { datasource } = await start(json({}), { baseUrl: `http://${host}`, connections: 1, timeout: 300 });
    const held = await datasource.files.content(callerWith(), 'file-1');
    const content = new Readable({ read() {} });
    const uploaded = failureOf(upload(datasource, content));
    content.destroy(new Error('the client went away'));
    expect(await uploaded).toBeInstanceOf(Error);
    held.destroy();
  });
});
