import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, startApp } from '../support/start-app.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp({ keep: true });
});
afterAll(() => app.stop());

const audits = serverAudits({ url: () => app.url });

it('asks all 61 questions of GraphQL over HTTP', () => {
  expect(audits).toHaveLength(61);
});

it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, audit) => {
  expect(await audit()).toMatchObject({ status: 'ok' });
});
