import { describe, expect, it } from 'vitest';
import { signOf } from '../../../src/datasource/rest/outcome.ts';
import { UpstreamFailure, type UpstreamFailureKind } from '../../../src/datasource/rest/upstream-failure.ts';
import { answer } from '../support/scripted-transport.ts';

describe('what an outcome says of the upstream', () => {
  it.each([400, 402, 404, 409, 422])('%i is about the request: the upstream lives', (status) => {
    expect(signOf({ kind: 'REFUSED', refusal: answer(status) })).toBe('LIVES');
  });

  it.each([301, 308, 401, 403, 407, 408, 429])(
    '%i may come from a door in front of it, and says nothing',
    (status) => {
      expect(signOf({ kind: 'REFUSED', refusal: answer(status) })).toBe('NOTHING');
    },
  );

  it.each([500, 502, 503, 504, 529])('%i is trouble', (status) => {
    expect(signOf({ kind: 'REFUSED', refusal: answer(status) })).toBe('TROUBLE');
  });

  it.each<UpstreamFailureKind>(['TIMEOUT', 'UNAVAILABLE', 'BROKEN', 'OVERSIZED'])('%s is trouble', (kind) => {
    expect(signOf({ kind: 'FAILED', failure: new UpstreamFailure(kind, 'no') })).toBe('TROUBLE');
  });

  it('an answer is life, and a service that stops says nothing', () => {
    expect(signOf({ kind: 'ANSWERED', answer: null })).toBe('LIVES');
    expect(signOf({ kind: 'FAILED', failure: new UpstreamFailure('CLOSED', 'no') })).toBe('NOTHING');
  });
});
