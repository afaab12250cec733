import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { badRequest } from '../../src/emulator/server/api-error.ts';
import { json } from '../../src/emulator/server/call.ts';
import { type Outcome, render } from '../../src/emulator/server/send-answer.ts';

const bare = (outcome: Outcome) => render(outcome, ({ status }) => ({ status, body: null }));

describe('an answer', () => {
  it('may have a status and headers of its own', () => {
    const { status, headers } = bare({ ...json({ id: 'a' }), status: 201, headers: { location: '/a' } });
    expect(status).toBe(201);
    expect(headers).toEqual({ 'content-type': 'application/json', 'content-length': 10, location: '/a' });
  });

  it('may have no body, and announces no length where none is allowed', () => {
    expect(bare({ kind: 'empty', status: 204 }).headers).toEqual({});
    const moved = bare({ kind: 'empty', status: 302, headers: { location: '/b' } });
    expect([moved.status, moved.headers]).toEqual([302, { 'content-length': 0, location: '/b' }]);
  });

  it('may be a stream whose end nobody knows', () => {
    const content = Readable.from(['data: {}\n\n']);
    const stream = {
      kind: 'content',
      content,
      size: null,
      mediaType: 'text/event-stream',
      filename: null,
    } as const;
    expect(bare(stream)).toMatchObject({ status: 200, headers: { 'content-type': 'text/event-stream' } });
    expect(bare(stream).headers).not.toHaveProperty('content-length');
  });

  it('may be a refusal without a word', () => {
    const { status, content } = bare(badRequest('no'));
    expect([status, content]).toEqual([400, Buffer.alloc(0)]);
  });
});
