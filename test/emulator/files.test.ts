import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { chatLines, linesOf, start } from './harness.ts';

type Part = string | Blob;

function form(parts: Readonly<Record<string, Part>>, filename = 'training.jsonl'): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') data.set(name, value);
    else data.set(name, value, filename);
  }
  return data;
}

const file = new Blob([linesOf(chatLines(10))]);

describe('an upload', () => {
  it('comes back as it was sent, whichever of its parts comes first', async () => {
    const { post, get } = await start();
    for (const parts of [
      { purpose: 'fine-tune', file },
      { file, purpose: 'fine-tune' },
    ]) {
      const { body } = await post('/files', undefined, { raw: form(parts) });
      expect(body).toMatchObject({
        object: 'file',
        filename: 'training.jsonl',
        purpose: 'fine-tune',
        bytes: file.size,
        status: 'processed',
      });
      expect((await get(`/files/${body.id}`)).body).toEqual(body);
      const content = await get(`/files/${body.id}/content`);
      expect(content.text).toBe(await file.text());
      expect(content.headers.get('content-type')).toBe('application/octet-stream');
    }
  });

  it('keeps a name in any script, and sends it back as one header', async () => {
    const { post, get } = await start();
    const name = 'Fahrräder "2026"\n整備.jsonl';
    const { body } = await post('/files', undefined, { raw: form({ purpose: 'user_data', file }, name) });
    const { headers } = await get(`/files/${body.id}/content`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(body.filename)}`,
    );
    expect(body.filename).toContain('整備.jsonl');
  });

  it('holds several megabytes', async () => {
    const { post, get } = await start();
    const large = new Blob([linesOf(chatLines(60_000))]);
    const { body } = await post('/files', undefined, { raw: form({ purpose: 'fine-tune', file: large }) });
    expect(body.bytes).toBe(large.size);
    expect((await get(`/files/${body.id}/content`)).text.length).toBe(large.size);
  });

  it('may be as large as is allowed, and not a byte larger', async () => {
    const { post } = await start({ maximumFileSize: file.size });
    const fitting = await post('/files', undefined, { raw: form({ purpose: 'fine-tune', file }) });
    expect(fitting.status).toBe(200);
    const larger = new Blob([file, 'x']);
    const reply = await post('/files', undefined, { raw: form({ purpose: 'fine-tune', file: larger }) });
    expect([reply.status, reply.body.error.code]).toEqual([413, 'request_too_large']);
  });

  it('expires when it was asked to', async () => {
    const { post, get, clock } = await start();
    const parts = {
      purpose: 'fine-tune',
      file,
      'expires_after[anchor]': 'created_at',
      'expires_after[seconds]': '3600',
    };
    const { body } = await post('/files', undefined, { raw: form(parts) });
    expect(body.expires_at).toBe(body.created_at + 3_600);
    clock.advance(3_599_000);
    expect((await get(`/files/${body.id}`)).status).toBe(200);
    clock.advance(1_000);
    expect((await get(`/files/${body.id}`)).status).toBe(404);
    expect((await get('/files')).body.data.map(({ id }) => id)).not.toContain(body.id);
  });

  it.each<[string, Readonly<Record<string, Part>>, string | null, string]>([
    ['without a file', { purpose: 'fine-tune' }, 'file', 'missing_required_parameter'],
    ['with text for a file', { purpose: 'fine-tune', file: 'text' }, 'file', 'invalid_type'],
    ['without a purpose', { file }, 'purpose', 'missing_required_parameter'],
    ['for no known purpose', { file, purpose: 'training' }, 'purpose', 'invalid_value'],
    ['to write results', { file, purpose: 'fine-tune-results' }, 'purpose', 'invalid_value'],
    ['of nothing', { file: new Blob([]), purpose: 'fine-tune' }, 'file', 'empty_file'],
    ['with an unknown field', { file, purpose: 'fine-tune', colour: 'red' }, 'colour', 'unknown_parameter'],
    [
      'that expires too soon',
      { file, purpose: 'fine-tune', 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': '3599' },
      'expires_after[seconds]',
      'integer_below_min_value',
    ],
    [
      'that expires after nothing',
      { file, purpose: 'fine-tune', 'expires_after[seconds]': '3600' },
      'expires_after[anchor]',
      'missing_required_parameter',
    ],
    [
      'that expires after a word',
      { file, purpose: 'fine-tune', 'expires_after[anchor]': 'created_at', 'expires_after[seconds]': 'soon' },
      'expires_after[seconds]',
      'invalid_type',
    ],
  ])('is refused %s', async (_why, parts, param, code) => {
    const { post } = await start();
    const reply = await post('/files', undefined, { raw: form(parts) });
    expect([reply.status, reply.body.error.param, reply.body.error.code]).toEqual([400, param, code]);
  });

  it('is refused under a name that training data may not have', async () => {
    const { post } = await start();
    const reply = await post('/files', undefined, {
      raw: form({ purpose: 'fine-tune', file }, 'training.csv'),
    });
    expect(reply.body.error.code).toBe('invalid_file_format');
  });

  it.each<[string, string, string]>([
    ['no boundary', 'multipart/form-data', '--x\r\n'],
    [
      'no end',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jsonl"\r\n\r\n{}',
    ],
    ['nothing inside', 'multipart/form-data; boundary=x', ''],
    ['no parts', 'multipart/form-data; boundary=x', 'only text'],
    [
      'two files',
      'multipart/form-data; boundary=x',
      ['a', 'b']
        .map(
          (name) =>
            `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}.jsonl"\r\n\r\n{}\r\n`,
        )
        .join('')
        .concat('--x--\r\n'),
    ],
    ['another type', 'application/json', '{}'],
  ])('is refused as a form with %s', async (_what, type, raw) => {
    const { post, get } = await start();
    const reply = await post('/files', undefined, { raw, headers: { 'content-type': type } });
    expect([reply.status, reply.body.error.type]).toEqual([400, 'invalid_request_error']);
    expect((await get('/files')).status).toBe(200);
  });
});

describe('deleting a file', () => {
  it('takes it away once', async () => {
    const { upload, ask, get } = await start();
    const id = await upload(chatLines(10));
    expect((await ask('DELETE', `/files/${id}`)).body).toEqual({ id, object: 'file', deleted: true });
    expect((await ask('DELETE', `/files/${id}`)).status).toBe(404);
    expect((await get(`/files/${id}/content`)).status).toBe(404);
  });

  it('leaves the jobs that use it alone', async () => {
    const { upload, create, ask, get, clock } = await start();
    const id = await upload(chatLines(10));
    const job = await create({ training_file: id });
    await ask('DELETE', `/files/${id}`);
    clock.advance(120_000);
    expect((await get(`/fine_tuning/jobs/${job}`)).body.status).toBe('succeeded');
  });
});

describe('the list of files', () => {
  it('is filtered by purpose and turned by order', async () => {
    const { get } = await start();
    const results = (await get('/files?purpose=fine-tune-results')).body.data;
    expect(results.map(({ id }) => id)).toEqual([
      'file-seed-result-reinforcement',
      'file-seed-result-succeeded',
    ]);
    const newestFirst = (await get('/files')).body;
    const oldestFirst = (await get('/files?order=asc')).body;
    expect(oldestFirst.data).toEqual([...newestFirst.data].reverse());
    expect([oldestFirst.first_id, oldestFirst.last_id]).toEqual([newestFirst.last_id, newestFirst.first_id]);
    expect((await get('/files?purpose=vision')).body).toMatchObject({
      data: [],
      first_id: null,
      has_more: false,
    });
    expect((await get('/files?order=random')).body.error.param).toBe('order');
  });
});

it('leaves nothing on the disk when it stops', async () => {
  const own = await mkdtemp(join(tmpdir(), 'files-test-'));
  vi.stubEnv('TMPDIR', own);
  const { upload, emulator } = await start();
  await upload(chatLines(10));
  expect(await readdir(own)).toHaveLength(1);
  await emulator.stop();
  expect(await readdir(own)).toEqual([]);
  vi.unstubAllEnvs();
  await rm(own, { recursive: true });
});
