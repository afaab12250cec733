import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CreateFineTuningJobInput, GraderInput } from '../../src/resolvers/create-input.ts';
import { validInput } from '../support/create-input-arbitrary.ts';
import { graphql } from '../support/operations/index.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const CreateAny = graphql(`
  mutation CreateAny($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }
  }
`);

/** What the upstream's documents say that this input reads on the wire, told independently of the encoder. */
const onTheWire = (input: CreateFineTuningJobInput): unknown => {
  const { method, metadata = [], integrations = [], hyperparameters, ...plain } = input;
  return present({
    ...snaked(plain),
    hyperparameters: hyperparameters && snaked(hyperparameters),
    method: method && methodOnTheWire(method),
    metadata: metadata?.length
      ? Object.fromEntries(metadata.map(({ key, value }) => [key, value]))
      : undefined,
    integrations: integrations?.length
      ? integrations.map(({ wandb }) => ({ type: 'wandb', wandb: snaked(wandb ?? {}) }))
      : undefined,
  });
};

const methodOnTheWire = (method: NonNullable<CreateFineTuningJobInput['method']>) => {
  const { supervised, dpo, reinforcement } = method;
  if (supervised) return { type: 'supervised', supervised: tuning(supervised.hyperparameters) };
  if (dpo) return { type: 'dpo', dpo: tuning(dpo.hyperparameters) };
  const { grader, hyperparameters } = reinforcement ?? { grader: {} };
  const { reasoningEffort, ...rest } = hyperparameters ?? {};
  return {
    type: 'reinforcement',
    reinforcement: {
      grader: graderOnTheWire(grader),
      ...tuning({ ...rest, reasoningEffort: reasoningEffort?.toLowerCase() }),
    },
  };
};

const tuning = (hyperparameters: object | null | undefined) => ({
  hyperparameters: snaked(hyperparameters ?? {}),
});

const graderOnTheWire = (grader: GraderInput): unknown => {
  if (grader.raw) return grader.raw;
  if (grader.multi) {
    const { graders, ...rest } = grader.multi;
    const named = Object.fromEntries(graders.map((each) => [each.name, graderOnTheWire(each.grader)]));
    return { type: 'multi', ...snaked(rest), graders: named };
  }
  const [kind, fields] = Object.entries(grader).find(([, value]) => value != null) ?? ['', {}];
  return { type: snake(kind), ...snaked(fields) };
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const snaked = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snake(name), value]));

/** Without what is absent, and without lists and objects that hold nothing. */
const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const held = present(item);
    const empty = typeof held === 'object' && held !== null && Object.keys(held).length === 0;
    return held == null || empty ? [] : [[name, held]];
  });
  return Object.fromEntries(kept);
};

/** Upstreams refuse null for what is absent. */
const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(holdsNull));

it('sends every valid input to the upstream intact', async () => {
  const stub = await startUpstreamStub(() => ({ json: { id: 'ftjob-1', status: 'queued' } }));
  const { query } = await startApp({ upstream: stub });
  await fc.assert(
    fc.asyncProperty(validInput, async (input) => {
      const { data, errors } = await query(CreateAny, { input: JSON.parse(JSON.stringify(input)) });
      expect(errors).toBeUndefined();
      expect(data?.createFineTuningJob?.userErrors).toEqual([]);
      const body: { metadata: Record<string, string> } = JSON.parse(stub.requests.at(-1)?.body ?? '');
      const { tunegraph_key: key, tunegraph_input: digest, ...metadata } = body.metadata;
      expect([key, digest]).toEqual([
        expect.stringMatching(/^[\w-]{43}$/),
        expect.stringMatching(/^[\w-]{43}$/),
      ]);
      expect(present({ ...body, metadata })).toEqual(onTheWire(JSON.parse(JSON.stringify(input))));
      expect(holdsNull(body)).toBe(false);
    }),
    { numRuns: 150 },
  );
});
