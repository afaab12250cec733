import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/index.ts';
import type { ListDepartureQuery } from '../support/operations/graphql.ts';
import { graphql } from '../support/operations/index.ts';
import { type Answer, startApp } from '../support/start-app.ts';

/** The service on an emulator with these departures from the documents. */
const appOn = async (quirks: NonNullable<EmulatorOptions['quirks']>, speed = 1000) => {
  const emulator = await startEmulator({ speed, quirks });
  onTestFinished(() => emulator.stop());
  return { ...(await startApp({ upstream: emulator })), emulator };
};

const ReadDeparture = graphql(`
  query ReadDeparture($id: ID!) {
    fineTuningJob(id: $id) {
      id
      status
      rawStatus
      isTerminal
      error { code message param }
      estimatedFinish
      organizationId
      suffix
      hyperparameters { nEpochs }
      method {
        type
        hyperparameters { nEpochs batchSize learningRateMultiplier }
        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }
      }
      integrations { type ... on WandbIntegration { project runId } }
      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }
      progress { step totalSteps fraction }
      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }
    }
  }
`);

const ListDeparture = graphql(`
  query ListDeparture($first: Int, $after: String) {
    fineTuningJobs(first: $first, after: $after) {
      nodes { id status }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const CreateDeparture = graphql(`
  mutation CreateDeparture($file: ID!) {
    createFineTuningJob(input: { model: "gpt-4o-mini", trainingFile: $file }) {
      job { id status method { hyperparameters { nEpochs } } }
      userErrors { code message path }
    }
  }
`);

const read = async (quirks: NonNullable<EmulatorOptions['quirks']>, id: string) => {
  const { query } = await appOn(quirks);
  const { data, errors } = await query(ReadDeparture, { id });
  expect(errors).toBeUndefined();
  return data?.fineTuningJob;
};

describe('an upstream that departs from its documents', () => {
  it.each(['ftjob-seed-running', 'ftjob-seed-succeeded', 'ftjob-seed-queued'])(
    'whose healthy job %s carries an empty error: there is no error',
    async (id) => {
      expect((await read({ emptyErrorObject: true }, id))?.error).toBeNull();
    },
  );

  it('whose failed job carries its reason: the reason is there', async () => {
    expect((await read({ emptyErrorObject: true }, 'ftjob-seed-failed'))?.error).toMatchObject({
      code: 'invalid_training_file',
      param: 'training_file',
    });
  });

  it.each(['ftjob-seed-succeeded', 'ftjob-seed-failed', 'ftjob-seed-cancelled', 'ftjob-seed-reinforcement'])(
    'whose job %s has null hyperparameters, or none: the old form is null and the method stands',
    async (id) => {
      const job = await read({ nullHyperparameters: true }, id);
      expect(job?.hyperparameters).toBeNull();
      expect(job?.method.type).toMatch(/^(SUPERVISED|DPO|REINFORCEMENT)$/);
    },
  );

  it('whose old jobs carry no method: they read as supervised, with their hyperparameters', async () => {
    const job = await read({ missingMethod: true }, 'ftjob-seed-succeeded');
    expect(job?.method).toEqual({
      type: 'SUPERVISED',
      hyperparameters: {
        nEpochs: 3,
        batchSize: expect.any(Number),
        learningRateMultiplier: expect.any(Number),
      },
    });
  });

  it('that carries neither method nor hyperparameters: supervised, and nothing more is known', async () => {
    const job = await read({ missingMethod: true, nullHyperparameters: true }, 'ftjob-seed-succeeded');
    expect(job?.method).toEqual({
      type: 'SUPERVISED',
      hyperparameters: { nEpochs: null, batchSize: null, learningRateMultiplier: null },
    });
  });

  it('whose finished job is estimated to finish at 0: there is no estimate', async () => {
    expect((await read({ zeroEstimatedFinish: true }, 'ftjob-seed-succeeded'))?.estimatedFinish).toBeNull();
  });

  it('that sends fields nobody knows: the known ones are read', async () => {
    const job = await read({ extraFields: true }, 'ftjob-seed-succeeded');
    expect(job).toMatchObject({
      status: 'SUCCEEDED',
      integrations: [{ type: 'wandb', runId: expect.any(String) }],
    });
  });

  it('whose hyperparameters are "auto" first and a number later', async () => {
    const { query } = await appOn({});
    const created = await query(CreateDeparture, { file: 'file-seed-chat' });
    const id = created.data?.createFineTuningJob?.job?.id ?? '';
    const epochs = async () =>
      (await query(ReadDeparture, { id })).data?.fineTuningJob?.method.hyperparameters.nEpochs;
    await expect.poll(epochs).toEqual(expect.any(Number));
  });

  it('whose ids are of an older kind: they are passed as they are', async () => {
    const { query } = await appOn({ legacyIds: true });
    const { data } = await query(ListDeparture, { first: 100 });
    const ids = data?.fineTuningJobs.nodes.map((job) => job.id) ?? [];
    expect(ids.every((id) => /^ft-|^ftjob_/.test(id))).toBe(true);
    for (const id of ids) expect((await query(ReadDeparture, { id })).data?.fineTuningJob?.id).toBe(id);
  });

  it.each([{ emptyPageHasMore: true }, { ignoreAfter: true }, { emptyPageHasMore: true, ignoreAfter: true }])(
    'whose lists go on for ever (%o): walking through them ends, with each job once',
    async (quirks) => {
      const { query } = await appOn(quirks);
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { data }: Answer<ListDepartureQuery> = await query(ListDeparture, { first: 3, after });
        seen.push(...(data?.fineTuningJobs.nodes.map((job) => job.id) ?? []));
        if (!data?.fineTuningJobs.pageInfo.hasNextPage) break;
        after = data.fineTuningJobs.pageInfo.endCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('whose file is not ready right after its upload: the user is told, at the file', async () => {
    const { query, emulator } = await appOn({ fileNotReady: true }, 1);
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file', new Blob(['{}\n'.repeat(10)]), 'new.jsonl');
    const uploaded = await fetch(`${emulator.url}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.apiKey}` },
      body: form,
    });
    const { id } = (await uploaded.json()) as { id: string };
    const { data } = await query(CreateDeparture, { file: id });
    expect(data?.createFineTuningJob?.userErrors).toEqual([
      {
        code: 'UPSTREAM_REJECTED',
        message: expect.stringMatching(/not ready/),
        path: ['input', 'trainingFile'],
      },
    ]);
  });

  it('that never shows validating_files: the first look says QUEUED', async () => {
    const { query } = await appOn({ skipValidating: true });
    const { data } = await query(CreateDeparture, { file: 'file-seed-chat' });
    expect(data?.createFineTuningJob?.job?.status).toBe('QUEUED');
  });

  it('whose graders come as one, a list or a map: they read as named graders', async () => {
    const { query } = await appOn({ graderShapes: true });
    const job = (await query(ReadDeparture, { id: 'ftjob-seed-reinforcement' })).data?.fineTuningJob;
    expect(job?.method).toMatchObject({
      type: 'REINFORCEMENT',
      grader: {
        type: 'multi',
        calculateOutput: expect.any(String),
        graders: expect.arrayContaining([{ name: expect.any(String), grader: { type: expect.any(String) } }]),
      },
    });
  });

  it('with a status that nobody knows: UNKNOWN, not terminal, its word readable', async () => {
    expect(await read({ unknownStatus: true }, 'ftjob-seed-running')).toMatchObject({
      status: 'UNKNOWN',
      rawStatus: 'compressing',
      isTerminal: false,
    });
  });

  it('that tells no organization: null', async () => {
    expect((await read({ nullOrganization: true }, 'ftjob-seed-succeeded'))?.organizationId).toBeNull();
  });

  it.each([{}, { plainResults: true }])(
    'whose result file is encoded or plain (%o): the same curve',
    async (quirks) => {
      const metrics = (await read(quirks, 'ftjob-seed-succeeded'))?.trainingMetrics ?? [];
      expect(metrics.length).toBeGreaterThan(10);
      expect(metrics.every(({ trainLoss }) => typeof trainLoss === 'number' && trainLoss >= 0)).toBe(true);
      expect(metrics.some(({ validLoss }) => validLoss === null)).toBe(true);
      expect(metrics.some(({ validLoss }) => typeof validLoss === 'number')).toBe(true);
    },
  );

  it('that lists events oldest first: progress and metrics are found all the same', async () => {
    const job = await read({ oldestFirstEvents: true }, 'ftjob-seed-succeeded');
    expect(job?.progress).toMatchObject({ fraction: 1 });
  });

  it('with many events in one second: each is there once, in the order of the upstream', async () => {
    const nodes = (await read({ manyEventsASecond: true }, 'ftjob-seed-succeeded'))?.events?.nodes ?? [];
    const steps = nodes.flatMap(({ metrics }) => (metrics?.step == null ? [] : [metrics.step]));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(new Set(nodes.map(({ createdAt }) => createdAt)).size).toBeLessThan(nodes.length);
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
  });

  it('whose events carry no data: their messages tell the step and the loss', async () => {
    const job = await read({ nullEventData: true }, 'ftjob-seed-running');
    expect(job?.progress).toMatchObject({ step: expect.any(Number), totalSteps: 100_000 });
    expect(job?.trainingMetrics.at(-1)).toMatchObject({ trainLoss: expect.any(Number), validLoss: null });
  });
});

describe('a page of twenty jobs', () => {
  const ReadTwenty = graphql(`
    query ReadTwenty {
      fineTuningJobs(first: 20) {
        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }
      }
    }
  `);
  const ReadTwentyFiles = graphql(`
    query ReadTwentyFiles {
      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }
    }
  `);

  const appWithTwentyJobs = async () => {
    const app = await appOn({});
    for (let count = 0; count < 20; count += 1) await app.query(CreateDeparture, { file: 'file-seed-chat' });
    app.emulator.requests.clear();
    return app;
  };

  it('with their events and checkpoints costs 41 calls', async () => {
    const { query, emulator } = await appWithTwentyJobs();
    const { data, errors } = await query(ReadTwenty, {});
    expect(errors).toBeUndefined();
    expect(data?.fineTuningJobs.nodes).toHaveLength(20);
    expect(emulator.requests.count()).toBe(41);
  });

  it("with their files' ids costs one call, and none for a file", async () => {
    const { query, emulator } = await appWithTwentyJobs();
    const { data } = await query(ReadTwentyFiles, {});
    expect(data?.fineTuningJobs.nodes[0]?.trainingFile.id).toBe('file-seed-chat');
    expect(emulator.requests.counts()).toEqual({ 'GET /v1/fine_tuning/jobs': 1 });
  });
});
