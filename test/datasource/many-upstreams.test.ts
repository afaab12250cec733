import { expect, it } from 'vitest';
import { manyUpstreams } from '../../src/datasource/many-upstreams.ts';
import { Credential } from '../../src/domain/credential.ts';
import { aCaller } from '../support/recording-context.ts';
import { start } from './support/datasource.ts';
import { json } from './support/upstream.ts';

const callerFor = (upstream: string | null) => ({
  ...aCaller(),
  credential: new Credential(
    { token: 'sk-test-0123456789abcdef', organization: null, project: null },
    Buffer.from('key'),
    null,
    upstream,
  ),
});

it('asks the upstream that a credential is for, and no other', async () => {
  const usual = await start(json({ id: 'ftjob-1', model: 'usual' }));
  const other = await start(json({ id: 'ftjob-1', model: 'other' }));
  const datasource = manyUpstreams(usual.datasource, new Map([['elsewhere', other.datasource]]));

  expect(await datasource.jobs.get(callerFor(null), 'ftjob-1')).toMatchObject({ model: 'usual' });
  expect(await datasource.jobs.get(callerFor('elsewhere'), 'ftjob-1')).toMatchObject({ model: 'other' });
  expect(await datasource.loaders(callerFor('elsewhere')).job.load('ftjob-1')).toMatchObject({
    model: 'other',
  });
  await datasource.jobs.cancel(callerFor('elsewhere'), 'ftjob-1');
  expect(usual.upstream.seen).toHaveLength(1);
  expect(() => datasource.jobs.get(callerFor('nowhere'), 'ftjob-1')).toThrow(
    'A credential names an upstream that is not there.',
  );
});

it('is the usual one itself where there is no other', async () => {
  const { datasource } = await start(json({}));
  expect(manyUpstreams(datasource, new Map())).toBe(datasource);
});
