import { expect, it } from 'vitest';
import type { Scope } from '../../src/domain/access.ts';
import { type ExecutedOperation, operationKey } from '../../src/server/pipeline/operation-key.ts';
import { aCaller } from '../support/recording-context.ts';

const scopes = (...held: readonly Scope[]) => ({ scopes: new Set(held) });

const usual: ExecutedOperation = {
  credential: aCaller().credential,
  access: scopes('jobs:read', 'jobs:write'),
  query: 'subscription { ticks }',
  operationName: null,
  variables: { one: 1, other: { a: 1, b: [2] } },
};

const keyOf = (differing: Partial<ExecutedOperation> = {}): string =>
  operationKey({ ...usual, ...differing });

it.each<[string, Partial<ExecutedOperation>]>([
  ['a credential', { credential: aCaller('sk-other').credential }],
  ['more scopes', { access: scopes('jobs:read', 'jobs:write', 'admin') }],
  ['fewer scopes', { access: scopes('jobs:read') }],
  ['no scope at all', { access: scopes() }],
  ['whatever the credential is good for', { access: { scopes: null } }],
  ['a document', { query: 'subscription { ticks }\n' }],
  ['a name', { operationName: 'Ticks' }],
  ['a variable', { variables: { one: 1, other: { a: 1, b: [3] } } }],
])('is another with %s of its own', (_what, differing) => {
  expect(keyOf(differing)).not.toBe(keyOf());
});

it('is the same however scopes and variables are ordered, and whenever the access ends', () => {
  expect(keyOf({ access: scopes('jobs:write', 'jobs:read') })).toBe(keyOf());
  expect(keyOf({ variables: { other: { b: [2], a: 1 }, one: 1 } })).toBe(keyOf());
  expect(keyOf({ access: { ...usual.access, ...{ expiresAt: 1 } } })).toBe(keyOf());
});
