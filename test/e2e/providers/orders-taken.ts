import { expect, it } from 'vitest';
import { HYPERPARAMETERS, OPTIONAL_CREATE_FIELDS } from '../../../src/domain/capabilities.ts';
import type { CreateFineTuningJobInput, MethodType } from '../../support/operations/graphql.ts';
import { isUnsupported } from './answers.ts';
import { type Customer, startCustomer } from './customer.ts';
import { listed, NOT_SUPPORTED, note } from './findings.ts';
import { Create } from './operations.ts';
import { HYPERPARAMETER_VALUES, orderFor } from './orders.ts';

const METHOD_NAMES = ['SUPERVISED', 'DPO', 'REINFORCEMENT'] as const;

/** Asks for a job; what the provider doesn't take of it is told by the names of the last steps of its paths. */
const order = async (customer: Customer, input: CreateFineTuningJobInput) => {
  const { data } = await customer.app.query(Create, { input });
  const { job = null, userErrors = [] } = data?.createFineTuningJob ?? {};
  const isRefused = isUnsupported(customer, userErrors);
  if (!isRefused) expect(userErrors).toEqual([]);
  else expect(customer.emulator.requests.count('create'), 'nothing is sent').toBe(0);
  return { job, refused: userErrors.map(({ path }) => path.slice(1).join('.')) };
};

const without = (fields: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** What can be asked for in a new job. What can't is refused at its field, all at once, before anything is sent. */
export const describeOrders = (provider: string): void => {
  it('trains by the methods that it has, with what each of them can be told', async () => {
    const taking = new Map<string, MethodType[]>(HYPERPARAMETERS.map((name) => [name, []]));
    for (const method of METHOD_NAMES) {
      const customer = await startCustomer(provider, { speed: 1 });
      const at = `method.${method.toLowerCase()}`;
      const values = HYPERPARAMETER_VALUES[method];
      const whole = await order(customer, await orderFor(customer, method, values));
      if (whole.refused.includes(at)) {
        expect(whole).toEqual({ job: null, refused: [at] });
        note(provider, method, NOT_SUPPORTED);
        continue;
      }
      const refused = Object.keys(values).filter((name) =>
        whole.refused.includes(`${at}.hyperparameters.${name}`),
      );
      expect(whole.refused).toHaveLength(refused.length);
      const taken = without(values, refused);
      const { job } =
        refused.length === 0 ? whole : await order(customer, await orderFor(customer, method, taken));
      expect(job?.method.type).toBe(method);
      // A provider need not tell what it was told, but tells nothing else.
      const told = Object.entries(job?.method.hyperparameters ?? {}).filter(([, value]) => value !== null);
      expect(taken).toMatchObject(Object.fromEntries(told.filter(([name]) => name in taken)));
      note(provider, method, 'yes');
      for (const name of Object.keys(taken)) taking.get(name)?.push(method);
    }
    for (const name of HYPERPARAMETERS) note(provider, name, listed(taking.get(name) ?? []));
  });

  it('takes the optional fields that it knows', async () => {
    const customer = await startCustomer(provider, { speed: 1 });
    const wanted = await orderFor(customer);
    const fields = {
      validationFile: 'file-seed-chat-validation',
      suffix: 'tune',
      seed: 7,
      integrations: [{ wandb: { project: 'tunes' } }],
      metadata: [{ key: 'team', value: 'support' }],
    };
    const whole = await order(customer, { ...wanted, ...fields });
    const taken = without(fields, whole.refused);
    const { job } = whole.refused.length === 0 ? whole : await order(customer, { ...wanted, ...taken });
    const told = {
      validationFile: job?.validationFile?.id,
      suffix: job?.suffix,
      seed: job?.seed,
      integrations: job?.integrations.map(({ type }) => ({ [type]: { project: 'tunes' } })),
      metadata: job?.metadata.entries,
    };
    for (const field of OPTIONAL_CREATE_FIELDS) {
      const isTaken = field in taken;
      // A provider need not tell what it was told. A seed is its own choice where none was given; the rest is nobody's.
      if (isTaken) expect([fields[field], null, []], field).toContainEqual(told[field] ?? null);
      else if (field !== 'seed') expect(told[field] ?? [], field).toEqual([]);
      note(provider, field, isTaken ? 'yes' : NOT_SUPPORTED);
    }
  });
};
