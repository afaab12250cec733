import { expect, it } from 'vitest';
import { PROVIDER_NAMES, providerNamed } from '../../../src/datasource/providers/index.ts';
import { startApp } from '../../support/start-app.ts';
import { createTokenIssuer, jwtSettings } from '../../support/token-issuer.ts';
import { as, type Customer, startProvider } from './customer.ts';
import { expectLegal } from './lives.ts';
import { Create, ReadJob, WatchJob } from './operations.ts';
import { jobsOf, orderFor } from './orders.ts';
import { watch, watched } from './watch.ts';

const issuer = await createTokenIssuer();

/** Two tenants of each provider, on one service. */
const TENANTS = PROVIDER_NAMES.flatMap((provider) =>
  ['acme', 'globex'].map((company) => ({ name: `${company}-${provider}`, provider })),
);

/** Every tenant with a provider of its own, which lets in nobody but him. */
const startTenants = async (): Promise<readonly (Customer & { readonly token: string })[]> => {
  const emulators = await Promise.all(
    TENANTS.map(({ name, provider }) => startProvider(provider, { speed: 150, apiKey: `sk-${name}` })),
  );
  const entries = TENANTS.map(({ name, provider }, index) => [
    name,
    { apiKey: `sk-${name}`, provider, baseUrl: emulators[index]?.url },
  ]);
  const settings = {
    ...jwtSettings(issuer),
    TUNEGRAPH_TENANTS: JSON.stringify(Object.fromEntries(entries)),
    TUNEGRAPH_POLL_INTERVAL_MS: '50',
  };
  const app = await startApp({ settings });
  return Promise.all(
    emulators.map(async (emulator, index) => {
      const { name = '', provider = '' } = TENANTS[index] ?? {};
      const { title, methods } = providerNamed(provider).capabilities;
      const token = await issuer.token({ tenant: name });
      const query: typeof app.query = (document, variables) => app.query(document, variables, as(token));
      return {
        ...{ provider, title, emulator, token, app: { ...app, query } },
        methods: methods.map(({ type }) => type),
      };
    }),
  );
};

it('serves tenants on all providers at once: the same operations, and nothing crosses', async () => {
  const customers = await startTenants();
  const ids = await Promise.all(
    customers.map(async (customer) => {
      const { data } = await customer.app.query(Create, { input: await orderFor(customer) });
      return data?.createFineTuningJob?.job?.id ?? '';
    }),
  );
  const lives = await Promise.all(
    customers.map(({ app, token }, index) =>
      watched(watch(app, WatchJob, { id: ids[index] ?? '' }, as(token).headers)),
    ),
  );
  for (const [index, changes] of lives.entries()) {
    const life = changes.map(({ fineTuningJobStatusChanged }) => fineTuningJobStatusChanged);
    expectLegal(life, 'SUCCEEDED');
    expect(new Set(life.map(({ job }) => job.id))).toEqual(new Set([ids[index]]));
  }
  expect(new Set(ids).size).toBe(TENANTS.length);
  for (const [index, { app, emulator }] of customers.entries()) {
    expect(emulator.jobsCreated()).toHaveLength(1);
    const own = ids[index] ?? '';
    expect((await app.query(ReadJob, { id: own })).data?.fineTuningJob).toMatchObject({
      status: 'SUCCEEDED',
    });
    const listed = (await jobsOf({ app })).map(({ id }) => id);
    expect(ids.filter((id) => listed.includes(id))).toEqual([own]);
    const others = ids.filter((id) => id !== own);
    const read = await Promise.all(others.map((id) => app.query(ReadJob, { id })));
    expect(read).toEqual(others.map(() => ({ data: { fineTuningJob: null } })));
    expect(emulator.requests.all.filter(({ status }) => status === 401)).toEqual([]);
  }
});
