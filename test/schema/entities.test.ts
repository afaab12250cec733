import { type ExecutionResult, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { FineTuningJob } from '../../src/domain/job.ts';
import type { Context } from '../../src/resolvers/context.ts';
import { subgraph } from '../../src/schema/index.ts';
import { aJob, recordingContext } from '../support/recording-context.ts';

const DOCUMENT = parse(`
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on FineTuningJob { id status } }
  }
`);

const references = (ids: readonly string[]) => ids.map((id) => ({ __typename: 'FineTuningJob', id }));

const ask = async (ids: readonly string[], contextValue: Context): Promise<ExecutionResult> =>
  execute({
    schema: subgraph.schema,
    document: DOCUMENT,
    contextValue,
    variableValues: { representations: references(ids) },
  });

describe('_entities', () => {
  it('asks for a thousand jobs at once, and once for each', async () => {
    const asked: string[] = [];
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { context } = recordingContext({
      async get(_caller, id) {
        if (asked.push(id) === 1000) open();
        await gate;
        return aJob({ id });
      },
    });
    const ids = Array.from({ length: 1000 }, (_, index) => `ftjob-${index}`);
    const { data, errors } = await ask([...ids, ...ids], context);
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toHaveLength(2000);
    expect(asked).toEqual(ids);
  });

  it('leaves a job as it is, which others may be given too', async () => {
    const job: FineTuningJob = Object.freeze(aJob());
    const { context } = recordingContext({ get: async () => job });
    const { data, errors } = await ask(['ftjob-1'], context);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ _entities: [{ id: 'ftjob-1', status: 'VALIDATING_FILES' }] });
    expect(job).toEqual(aJob());
  });

  it('tells nothing to whose token is not good for reading', async () => {
    const { context } = recordingContext();
    const access = { scopes: new Set(['files:write'] as const), expiresAt: null };
    const { data, errors } = await ask(['ftjob-1', 'ftjob-2'], {
      ...context,
      caller: { ...context.caller, access },
    });
    expect(data).toEqual({ _entities: [null, null] });
    expect(errors?.map(({ path, originalError }) => [path, originalError])).toMatchObject([
      [['_entities', 0], { code: 'FORBIDDEN' }],
      [['_entities', 1], { code: 'FORBIDDEN' }],
    ]);
  });
});
