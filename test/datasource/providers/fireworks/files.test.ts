import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer, resetConnection, type Script } from '../../support/scripted-transport.ts';
import { type Fireworks, fireworksOver, sample, sentBody } from './support.ts';

const caller = callerWith();

const dataset = (changes: JsonObject = {}): JsonObject => ({
  name: 'accounts/my-account/datasets/my-dataset',
  displayName: 'My data.jsonl',
  createTime: '2026-11-07T05:31:56Z',
  state: 'UPLOADING',
  ...changes,
});

const upload = ({ files }: Fireworks, filename = 'My data.jsonl') =>
  files.upload(caller, {
    filename,
    purpose: 'fine-tune',
    content: Readable.from(['{"a":1}\n', '{"b":2}\n']),
  });

/** Makes records, takes contents as the test says, and deletes. */
const storing = (takeContent: Script, remove: Script = () => answer(200, {})): Fireworks =>
  fireworksOver((request, index) => {
    if (request.method === 'DELETE') return remove(request, index);
    return request.path.endsWith(':upload') ? takeContent(request, index) : answer(200, dataset());
  });

describe('an upload', () => {
  it('makes a record of the dataset, and streams the content into it', async () => {
    let sent = '';
    const fireworks = storing(async ({ body }) => {
      if (body !== null && typeof body !== 'string')
        sent = `${body.head}${await text(body.content)}${body.tail}`;
      return answer(200, sample('file-dataset-upload-answer').body);
    });
    expect(await upload(fireworks)).toEqual({
      id: 'my-dataset',
      filename: 'My data.jsonl',
      bytes: 1024,
      purpose: null,
      status: 'uploaded',
      createdAt: new Date('2026-11-07T05:31:56Z'),
      expiresAt: null,
    });
    const record = sentBody(fireworks, 0) as JsonObject;
    expect(record).toEqual({
      datasetId: expect.stringMatching(/^my-data-[0-9a-f]{8}-[0-9a-f]{4}$/),
      dataset: { displayName: 'My data.jsonl', userUploaded: {} },
    });
    expect(fireworks.asked()).toEqual([
      'POST /v1/accounts/my-account/datasets',
      `POST /v1/accounts/my-account/datasets/${record['datasetId']}:upload`,
    ]);
    expect(sent).toContain('name="file"; filename="My data.jsonl"');
    expect(sent).toContain('\r\n\r\n{"a":1}\n{"b":2}\n\r\n--');
  });

  it.each(['.jsonl', '日本.jsonl', `${'long '.repeat(50)}.jsonl`, '-x-.jsonl'])(
    'of "%s" gives the dataset an id that Fireworks takes',
    async (filename) => {
      const fireworks = storing(() => answer(200, {}));
      expect(await upload(fireworks, filename)).toMatchObject({ filename, bytes: null });
      expect(sentBody(fireworks, 0)).toMatchObject({
        datasetId: expect.stringMatching(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/),
      });
    },
  );

  it('leaves no empty dataset behind when its content is refused', async () => {
    const fireworks = storing(() => answer(400, { code: 3, message: 'no JSON' }));
    expect(await failureOf(upload(fireworks))).toMatchObject({ message: 'no JSON' });
    const { datasetId } = sentBody(fireworks, 0) as { datasetId: string };
    expect(fireworks.asked().slice(2)).toEqual([`DELETE /v1/accounts/my-account/datasets/${datasetId}`]);
  });

  it('leaves none behind either when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const fireworks = storing(() => {
      gone.abort(new Error('gone'));
      return resetConnection();
    });
    const content = Readable.from(['{}\n']);
    const filename = 'a.jsonl';
    await failureOf(
      fireworks.files.upload(callerWith({ signal: gone.signal }), {
        filename,
        purpose: 'fine-tune',
        content,
      }),
    );
    expect(fireworks.asked().at(-1)).toMatch(/^DELETE /);
  });

  it('takes back a record of which nobody knows whether it was made', async () => {
    const fireworks = fireworksOver(({ method }) =>
      method === 'DELETE' ? answer(404, { code: 5 }) : resetConnection(),
    );
    expect(await failureOf(upload(fireworks))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(fireworks.asked().map((line) => line.split(' ')[0])).toEqual(['POST', 'DELETE']);
    expect(fireworks.logged.join()).not.toContain('could not be deleted');
  });

  it('takes back nothing when the record itself is refused', async () => {
    const fireworks = fireworksOver(() => answer(403, sample('error-403-forbidden').body));
    expect(await failureOf(upload(fireworks))).toMatchObject({ code: 'FORBIDDEN' });
    expect(fireworks.asked()).toHaveLength(1);
  });

  it('names what stays behind in the log', async () => {
    const fireworks = storing(
      () => answer(400, { code: 3, message: 'no JSON' }),
      () => answer(409, { code: 10, message: 'busy' }),
    );
    expect(await failureOf(upload(fireworks))).toMatchObject({ message: 'no JSON' });
    const { datasetId } = sentBody(fireworks, 0) as { datasetId: string };
    expect(fireworks.logged.join()).toContain(`"dataset":"${datasetId}"`);
  });
});

describe('files', () => {
  it('say what is wrong with them', async () => {
    const body = dataset({ state: 'READY', status: { code: 'INVALID_ARGUMENT', message: 'line 3' } });
    expect(await fireworksOver(() => answer(200, body)).files.get(caller, 'my-dataset')).toMatchObject({
      status: 'error',
    });
  });

  it('are listed newest first, whatever purpose they could have', async () => {
    const datasets = [1, 2, 3].map((day) =>
      dataset({ name: `accounts/my-account/datasets/d${day}`, createTime: `2026-11-0${day}T00:00:00Z` }),
    );
    const fireworks = fireworksOver(() => answer(200, { datasets }));
    const page = await fireworks.files.list(caller, { first: 2, after: null, purpose: 'fine-tune' });
    expect(page.items.map(({ id }) => id)).toEqual(['d3', 'd2']);
    expect(page.hasMore).toBe(true);
    expect(await fireworks.files.list(caller, { first: 2, after: null, purpose: 'batch' })).toEqual({
      items: [],
      hasMore: false,
    });
  });

  it('are deleted by their id', async () => {
    const fireworks = fireworksOver(() => answer(200, {}));
    await fireworks.files.delete(caller, 'my-dataset');
    expect(fireworks.asked()).toEqual(['DELETE /v1/accounts/my-account/datasets/my-dataset']);
  });

  it('of another account are neither read nor deleted', async () => {
    const fireworks = fireworksOver(() => answer(200, dataset()));
    const name = 'accounts/fireworks/datasets/shared';
    expect(await fireworks.files.get(caller, name)).toBeNull();
    expect(await failureOf(fireworks.files.delete(caller, name))).toMatchObject({ details: { status: 404 } });
    expect(fireworks.asked()).toEqual([]);
  });
});
