import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Credential } from '../../src/domain/credential.ts';

const KEY = Buffer.from('a hashing key');
const SECRETS = { token: 'sk-shared', organization: null, project: null };

const of = (tenant?: string | null): Credential => new Credential(SECRETS, KEY, tenant);

it('is what it always was without a tenant, so that what was signed earlier stays valid', () => {
  expect(of().id).toBe('vREH7pfrbhLG4TAe-9HiZssbmN9Z0eUSGLezfl6nKF8');
  expect(of().sign('a create')).toBe('nQTKTh3ce22ZGY-VW7vXblNzQ0Ucbt1HNRggpIQI8zY');
  expect(of(null).id).toBe(of().id);
});

it('is another for each tenant, also where they ask with the same secrets', () => {
  const credentials = [of(), of('acme'), of('globex'), of('')];
  expect(new Set(credentials.map(({ id }) => id)).size).toBe(4);
  expect(new Set(credentials.map((each) => each.sign('a create'))).size).toBe(4);
  expect(of('acme').id).toBe(of('acme').id);
});

it('is not confused by a project that is called like a tenant', () => {
  const project = new Credential({ ...SECRETS, project: 'acme' }, KEY);
  expect(project.id).not.toBe(of('acme').id);
});

it('shows no secret, however it is printed', () => {
  const credential = of('acme');
  expect(JSON.stringify({ credential }) + inspect(credential, { depth: 9, showHidden: true })).not.toContain(
    'sk-shared',
  );
});
