import { print } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/index.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';
import type { GraderInput, ListDepartureQuery } from '../support/operations/graphql.ts';
import { graphql } from '../support/operations/index.ts';
import { type Answer, startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

type Quirks = NonNullable<EmulatorOptions['quirks']>;

/** The service on an emulator with these departures from the documents. */
const appOn = async (quirks: Quirks, options: Pick<EmulatorOptions, 'speed' | 'clock'> = {}) => {
  const emulator = await startEmulator({ speed: 1000, quirks, ...options });
  onTestFinished(() => emulator.stop());
  /** What the emulator itself answers, past the service. */
  const onTheWire = async <Body>(path: string): Promise<Body> => {
    const headers = { authorization: `Bearer ${emulator.apiKey}` };
    return (await (await fetch(`${emulator.url}${path}`, { headers })).json()) as Body;
  };
  return { ...(await startApp({ upstream: emulator })), emulator, onTheWire };
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

const CreateGraded = graphql(`
  mutation CreateGraded($grader: GraderInput!) {
    createFineTuningJob(
      input: { model: "o4-mini", trainingFile: "file-seed-reinforcement", method: { reinforcement: { grader: $grader } } }
    ) {
      job { id }
      userErrors { code message path }
    }
  }
`);

const ReadStatus = graphql(`
  query ReadStatus { fineTuningJob(id: "ftjob-1") { status rawStatus isTerminal } }
`);

const ReadLog = graphql(`
  query ReadLog($id: ID!, $after: String) {
    fineTuningJob(id: $id) { events(first: 5, after: $after) { nodes { id message } pageInfo { endCursor } } }
  }
`);

const FollowLog = graphql(`
  subscription FollowLog($id: ID!, $after: ID) { fineTuningJobEventAdded(jobId: $id, after: $after) { id } }
`);

const read = async (quirks: Quirks, id: string, options?: Pick<EmulatorOptions, 'speed' | 'clock'>) => {
  const { query } = await appOn(quirks, options);
  const { data, errors } = await query(ReadDeparture, { id });
  expect(errors).toBeUndefined();
  return data?.fineTuningJob;
};

/** Of a reinforcement job as the upstream sends it, what tells how it wrote the graders of a multi grader. */
interface GradedJob {
  readonly method: { readonly reinforcement: { readonly grader: { readonly graders: object } } };
}

const graderShapeOf = ({ method }: GradedJob): 'list' | 'one' | 'map' => {
  const { graders } = method.reinforcement.grader;
  if (Array.isArray(graders)) return 'list';
  return 'type' in graders && typeof graders.type === 'string' ? 'one' : 'map';
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

  it('whose event ids are of an older kind: they are read as they are, and lead on from where they stand', async () => {
    const { query, url, onTheWire } = await appOn({ legacyIds: true });
    const id = 'ft-seed-succeeded';
    const { data: listed } = await onTheWire<{ data: { id: string }[] }>(
      `/fine_tuning/jobs/${id}/events?limit=10`,
    );
    const ids = listed.map((event) => event.id);
    expect(ids.every((eventId) => eventId.startsWith('ft-event-'))).toBe(true);

    const page = async (after: string | null) =>
      (await query(ReadLog, { id, after })).data?.fineTuningJob?.events;
    const first = await page(null);
    const second = await page(first?.pageInfo.endCursor ?? null);
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map((event) => event.id)).toEqual(ids);

    // The job has ended: its log completes the subscription.
    const log = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: print(FollowLog), variables: { id, after: ids[3] } }),
    });
    const told = [...(await log.text()).matchAll(/"id":"([^"]+)"/g)].map(([, eventId]) => eventId);
    expect(told).toEqual([ids[2], ids[1], ids[0]]);
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
    const { query, emulator } = await appOn({ fileNotReady: true }, { speed: 1 });
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

  it('whose graders come as a list, a map or one alone: they read as named graders each time', async () => {
    const { query, onTheWire } = await appOn({ graderShapes: true });
    const words = (name: string, reference: string) => ({
      name,
      grader: { stringCheck: { name, input: '{{sample.output_text}}', reference, operation: 'eq' } },
    });
    const grader: GraderInput = {
      multi: {
        name: 'both',
        calculateOutput: '0.5 * polite + 0.5 * short',
        graders: [words('polite', 'Please'), words('short', 'Yes')],
      },
    };
    const named = (...names: readonly string[]) =>
      names.map((name) => ({ name, grader: { type: 'string_check' } }));

    const readings = new Map<string, unknown>();
    for (let created = 0; created < 6; created += 1) {
      const { data } = await query(CreateGraded, { grader });
      expect(data?.createFineTuningJob?.userErrors).toEqual([]);
      const id = data?.createFineTuningJob?.job?.id ?? '';
      const job = (await query(ReadDeparture, { id })).data?.fineTuningJob;
      readings.set(graderShapeOf(await onTheWire<GradedJob>(`/fine_tuning/jobs/${id}`)), job?.method);
    }
    const reading = (graders: unknown) => ({
      type: 'REINFORCEMENT',
      grader: { type: 'multi', name: 'both', calculateOutput: '0.5 * polite + 0.5 * short', graders },
    });
    expect(Object.fromEntries(readings)).toMatchObject({
      list: reading(named('polite', 'short')),
      map: reading(named('polite', 'short')),
      one: reading(named('polite')),
    });
  });

  it('with a status that nobody knows: UNKNOWN, not terminal, its word readable', async () => {
    expect(await read({ unknownStatus: true }, 'ftjob-seed-running')).toMatchObject({
      status: 'UNKNOWN',
      rawStatus: 'compressing',
      isTerminal: false,
    });
  });

  it('with a status that other providers use (canceling): UNKNOWN, not terminal, its word readable', async () => {
    const stub = await startUpstreamStub(() => ({ json: { id: 'ftjob-1', status: 'canceling' } }));
    const { query } = await startApp({ upstream: stub });
    expect(await query(ReadStatus)).toEqual({
      data: { fineTuningJob: { status: 'UNKNOWN', rawStatus: 'canceling', isTerminal: false } },
    });
  });

  it('that tells no organization: null', async () => {
    expect((await read({ nullOrganization: true }, 'ftjob-seed-succeeded'))?.organizationId).toBeNull();
  });

  it('whose result file is plain, with -1 for what is missing: the same curve as from an encoded one', async () => {
    const encoded = (await read({}, 'ftjob-seed-succeeded'))?.trainingMetrics ?? [];
    const plain = (await read({ plainResults: true }, 'ftjob-seed-succeeded'))?.trainingMetrics;
    expect(plain).toEqual(encoded);
    expect(encoded.length).toBeGreaterThan(10);
    expect(encoded.every(({ trainLoss }) => typeof trainLoss === 'number' && trainLoss >= 0)).toBe(true);
    expect(encoded.some(({ validLoss }) => validLoss === null)).toBe(true);
    expect(encoded.some(({ validLoss }) => typeof validLoss === 'number')).toBe(true);
  });

  it('that lists events oldest first: the same progress and curve as from one that lists them newest first', async () => {
    // It still runs, so that there is no result file: both are read from the log.
    const id = 'ftjob-seed-running';
    const clock = createFakeClock();
    const usual = await read({}, id, { clock });
    const turned = await read({ oldestFirstEvents: true }, id, { clock });
    expect(turned?.events?.nodes[0]?.message).toContain('Created');
    expect(usual?.events?.nodes[0]?.message).not.toContain('Created');
    expect(turned?.progress).toEqual(usual?.progress);
    expect(turned?.trainingMetrics).toEqual(usual?.trainingMetrics);
    const steps = usual?.trainingMetrics?.map(({ step }) => step) ?? [];
    expect(steps.length).toBeGreaterThan(500);
    expect(usual?.progress).toMatchObject({ step: steps.at(-1), totalSteps: 100_000 });
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
    expect(job?.trainingMetrics?.at(-1)).toMatchObject({ trainLoss: expect.any(Number), validLoss: null });
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
