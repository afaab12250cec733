import { getEventListeners } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { callerWith, failureOf, start } from './support/datasource.ts';
import { createGate } from './support/gate.ts';
import { json, type Reply } from './support/upstream.ts';

const FILE = {
  object: 'file',
  id: 'file-1',
  filename: 'train.jsonl',
  bytes: 3_000_000_000,
  purpose: 'fine-tune',
  status: 'processed',
  created_at: 1_700_000_000,
  expires_at: null,
};

const NOT_FOUND = { error: { message: 'No such File object: file-0', code: null, param: 'id' } };

describe('get', () => {
  it('answers the file’s description', async () => {
    const { datasource } = await start(json(FILE));
    expect(await datasource.files.get(callerWith(), 'file-1')).toEqual({
      id: 'file-1',
      filename: 'train.jsonl',
      bytes: 3_000_000_000,
      purpose: 'fine-tune',
      status: 'processed',
      createdAt: new Date('2023-11-14T22:13:20Z'),
      expiresAt: null,
    });
  });

  it('answers null for what the upstream does not tell', async () => {
    const { datasource } = await start(json({ id: 'file-1' }));
    expect(await datasource.files.get(callerWith(), 'file-1')).toMatchObject({
      filename: null,
      bytes: null,
      createdAt: null,
    });
  });

  it('answers null for a file that the upstream does not know', async () => {
    const { datasource } = await start(json(NOT_FOUND, 404));
    expect(await datasource.files.get(callerWith(), 'file-0')).toBeNull();
  });
});

describe('list', () => {
  it('asks for a page of one purpose', async () => {
    const { datasource, upstream } = await start(json({ object: 'list', data: [FILE], has_more: true }));
    const page = await datasource.files.list(callerWith(), {
      first: 1,
      after: 'file-2',
      purpose: 'fine-tune',
    });
    expect(page).toMatchObject({ items: [{ id: 'file-1' }], hasMore: true });
    expect(upstream.seen[0]?.url).toBe('/v1/files?limit=1&after=file-2&purpose=fine-tune');
  });
});

describe('delete', () => {
  it.each([
    ['a body that says so', json({ id: 'file-1', object: 'file', deleted: true })],
    ['no body', ((response) => void response.writeHead(204).end()) satisfies Reply],
  ])('is done when the upstream answers success with %s', async (_, reply) => {
    const { datasource, upstream } = await start(reply);
    await datasource.files.delete(callerWith(), 'file-1');
    expect(upstream.seen).toMatchObject([{ method: 'DELETE', url: '/v1/files/file-1' }]);
  });

  it('is a rejection for a file that the upstream does not know', async () => {
    const { datasource } = await start(json(NOT_FOUND, 404));
    const failure = await failureOf(datasource.files.delete(callerWith(), 'file-0'));
    expect(failure).toBeInstanceOf(UpstreamRejection);
    expect(failure).toMatchObject({ details: { status: 404, param: 'id' } });
  });

  it('is done when it is repeated: the file is gone, as was wished', async () => {
    let isThere = true;
    const { datasource } = await start((response, seen) => {
      const reply = isThere ? json({ deleted: true }) : json(NOT_FOUND, 404);
      isThere = false;
      return reply(response, seen);
    });
    await datasource.files.delete(callerWith(), 'file-1');
    await datasource.files.delete(callerWith(), 'file-1');
    const other = datasource.files.delete(callerWith({ token: 'sk-other' }), 'file-1');
    expect(await failureOf(other)).toMatchObject({ details: { status: 404 } });
  });

  it('is done when the answer to it was lost, and the next try finds no file', async () => {
    let tries = 0;
    const { datasource } = await start((response, seen) => {
      tries += 1;
      if (tries === 1) response.socket?.resetAndDestroy();
      else return json(NOT_FOUND, 404)(response, seen);
    });
    await datasource.files.delete(callerWith(), 'file-1');
    expect(tries).toBe(2);
  });

  it('is UPSTREAM_ERROR when the upstream says that it did not happen', async () => {
    const { datasource } = await start(json({ id: 'file-1', deleted: false }));
    expect(await failureOf(datasource.files.delete(callerWith(), 'file-1'))).toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
  });
});

describe('content', () => {
  it('comes as it is', async () => {
    const { datasource, upstream } = await start((response) => void response.end('{"a":1}\n{"b":2}\n'));
    expect(await text(await datasource.files.content(callerWith(), 'file-1'))).toBe('{"a":1}\n{"b":2}\n');
    expect(upstream.seen[0]?.url).toBe('/v1/files/file-1/content');
  });

  it('is read from the upstream only as fast as its reader reads', async () => {
    const piece = Buffer.alloc(256 * 1024);
    const total = 256;
    const full = createGate();
    let sent = 0;
    const { datasource } = await start((response) => {
      const pour = (): void => {
        let free = true;
        while (sent < total && free) {
          free = response.write(piece);
          sent += 1;
        }
        if (sent < total) full.open();
        else response.end();
      };
      response.on('drain', pour);
      pour();
    });
    const content = await datasource.files.content(callerWith(), 'file-1');
    await full.passed;
    expect(sent).toBeLessThan(total);
    let size = 0;
    for await (const chunk of content) size += chunk.length;
    expect(size).toBe(total * piece.length);
  });

  it.each(['', '..'])('is a rejection for %j, without a call', async (id) => {
    const { datasource, upstream } = await start(json({}));
    expect(await failureOf(datasource.files.content(callerWith(), id))).toMatchObject({
      details: { status: 404 },
    });
    expect(await failureOf(datasource.files.delete(callerWith(), id))).toMatchObject({
      details: { status: 404 },
    });
    expect(upstream.seen).toEqual([]);
  });

  it('is a rejection when the upstream refuses it', async () => {
    const { datasource } = await start(json(NOT_FOUND, 404));
    expect(await failureOf(datasource.files.content(callerWith(), 'file-0'))).toBeInstanceOf(
      UpstreamRejection,
    );
  });

  it('is not followed to another place', async () => {
    const { datasource } = await start(
      (response) => void response.writeHead(302, { location: 'http://elsewhere/' }).end(),
    );
    expect(await failureOf(datasource.files.content(callerWith(), 'file-1'))).toMatchObject({
      code: 'UPSTREAM_ERROR',
    });
  });

  it('fails with UPSTREAM_UNAVAILABLE when the connection breaks on the way', async () => {
    const { datasource, logged } = await start((response) => {
      response.write('begun', () => response.socket?.resetAndDestroy());
    });
    const content = await datasource.files.content(callerWith(), 'file-1');
    expect(await failureOf(text(content))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(logged).toHaveLength(1);
  });

  it('fails with UPSTREAM_TIMEOUT when nothing more comes', async () => {
    const { datasource } = await start((response) => void response.write('begun'), { timeout: 40 });
    const read = datasource.files.content(callerWith(), 'file-1').then(text);
    expect(await failureOf(read)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  it('fails with UPSTREAM_TIMEOUT when nothing comes at all', async () => {
    const { datasource } = await start(() => {}, { timeout: 40 });
    expect(await failureOf(datasource.files.content(callerWith(), 'file-1'))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
  });

  it.each(['the caller gives up', 'the reader stops'])('lets the connection go when %s', async (how) => {
    const gone = createGate();
    const { datasource } = await start((response) => {
      response.on('close', gone.open);
      response.write('begun');
    });
    const caller = new AbortController();
    const content = await datasource.files.content(callerWith({ signal: caller.signal }), 'file-1');
    const reader = content[Symbol.asyncIterator]();
    expect(String((await reader.next()).value)).toBe('begun');
    if (how === 'the reader stops') {
      content.destroy();
    } else {
      const next = failureOf(reader.next());
      caller.abort(new Error('gone'));
      expect(await next).toMatchObject({ message: 'gone' });
    }
    await gone.passed;
    expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
  });

  it('that nobody reads is let go by an abort too', async () => {
    const gone = createGate();
    const { datasource } = await start((response) => {
      response.on('close', gone.open);
      response.write('begun');
    });
    const caller = new AbortController();
    const content = await datasource.files.content(callerWith({ signal: caller.signal }), 'file-1');
    content.on('error', () => {});
    caller.abort('gone');
    await gone.passed;
    expect(content.destroyed).toBe(true);
  });

  it('leaves no listener on the caller’s signal once it has been read', async () => {
    const { datasource } = await start((response) => void response.end('whole'));
    const { signal } = new AbortController();
    await text(await datasource.files.content(callerWith({ signal }), 'file-1'));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
