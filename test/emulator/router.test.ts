import { describe, expect, it } from 'vitest';
import type { Route } from '../../src/emulator/server/call.ts';
import { findRoute } from '../../src/emulator/server/router.ts';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  operation: 'retrieve',
  handle: () => ({ kind: 'empty', status: 204 }),
});

const routes = [
  route('POST', '/v1/accounts/{account}/jobs/{job}:cancel'),
  route('GET', '/v1/accounts/{account}/jobs/{job}'),
  route('POST', '/v1/accounts/{account}/jobs/{job}'),
];

describe('a route whose last part ends with a word', () => {
  const found = (method: string, path: string) => {
    const { route: match, parameters } = findRoute(routes, method, path);
    return [match.path.split('/').at(-1), Object.fromEntries(parameters)];
  };

  it('takes what ends with it, and leaves the rest to the next', () => {
    const cancelled = found('POST', '/v1/accounts/acme/jobs/a%2Fb:cancel');
    expect(cancelled).toEqual(['{job}:cancel', { account: 'acme', job: 'a/b' }]);
    expect(found('POST', '/v1/accounts/acme/jobs/a')).toEqual(['{job}', { account: 'acme', job: 'a' }]);
    expect(found('GET', '/v1/accounts/acme/jobs/a:b')).toEqual(['{job}', { account: 'acme', job: 'a:b' }]);
  });

  it('needs something before the word', () => {
    expect(found('POST', '/v1/accounts/acme/jobs/:cancel')).toEqual([
      '{job}',
      { account: 'acme', job: ':cancel' },
    ]);
  });
});
