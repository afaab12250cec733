import { describe, expect, it } from 'vitest';
import { createTagOf } from '../../../../src/datasource/creation/create-tag.ts';
import { jobIdOf } from '../../../../src/datasource/providers/fireworks/create-names.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { callerWith, failureOf } from '../../support/datasource.ts';
import { answer, resetConnection, type Script } from '../../support/scripted-transport.ts';
import { fireworksOver, MODEL } from './support.ts';

const caller = callerWith();

const request = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: MODEL,
  trainingFile: 'my-dataset',
  validationFile: null,
  suffix: 'tone',
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...changes,
});
const dpo = {
  type: 'DPO',
  hyperparameters: { batchSize: null, learningRateMultiplier: null, nEpochs: null, beta: null },
} as const;

const KEY = { value: 'my key', chosenBy: 'CLIENT' } as const;
const idOfKey = jobIdOf(createTagOf(caller.credential, KEY.value, request()));

type Fate = 'ANSWERED' | 'LOST' | 'NEVER_ARRIVED';

/** Fireworks that remembers its jobs, and what becomes of each create. An id that is taken is refused, as documented codes say. */
const remembering = (fates: readonly Fate[] = [], { ignoresIds = false, hides = false } = {}) => {
  const jobs = new Map<string, JsonObject>();
  let creates = 0;
  const script: Script = ({ method, path, body }) => {
    const { pathname, searchParams } = new URL(path, 'http://upstream.invalid');
    const place = pathname.replace('/v1/accounts/my-account/', '');
    if (method === 'GET') {
      const found = hides ? undefined : jobs.get(place);
      return found ? answer(200, found) : answer(404, { code: 5, message: 'not found' });
    }
    const fate = fates[creates] ?? 'ANSWERED';
    creates += 1;
    if (fate === 'NEVER_ARRIVED') return resetConnection();
    const [chosen = ''] = searchParams.values();
    const name = `${place}/${ignoresIds ? `random-${creates}` : chosen}`;
    if (jobs.has(name)) return answer(409, { code: 6, message: `${name} already exists`, details: [] });
    jobs.set(name, {
      ...JSON.parse(String(body)),
      name: `accounts/my-account/${name}`,
      createTime: '2026-11-07T05:31:56Z',
      state: 'JOB_STATE_CREATING',
    });
    return fate === 'LOST' ? resetConnection() : answer(200, jobs.get(name));
  };
  return { jobs, script };
};

const countOf = (asked: readonly string[], method: string): number =>
  asked.filter((line) => line.startsWith(method)).length;

describe('a create under a key', () => {
  it('has an id that is made of the key, in whatever process', async () => {
    const fireworks = fireworksOver(remembering().script);
    const job = await fireworks.creation.create(caller, request(), KEY);
    expect(job).toMatchObject({ id: `sft_${idOfKey}`, suffix: 'tone' });
    expect(idOfKey).toMatch(/^tg-[0-9a-f]{32}$/);
    expect(fireworks.asked().at(-1)).toBe(
      `POST /v1/accounts/my-account/supervisedFineTuningJobs?supervisedFineTuningJobId=${idOfKey}`,
    );
  });

  it('finds its job when the answer is lost, and sends nothing twice', async () => {
    const { script, jobs } = remembering(['LOST']);
    const fireworks = fireworksOver(script);
    expect(await fireworks.creation.create(caller, request(), KEY)).toMatchObject({ id: `sft_${idOfKey}` });
    expect(countOf(fireworks.asked(), 'POST')).toBe(1);
    expect(jobs.size).toBe(1);
  });

  it('finds a lost DPO job in its own collection', async () => {
    const fireworks = fireworksOver(remembering(['LOST']).script);
    const job = await fireworks.creation.create(caller, request({ method: dpo }), KEY);
    expect(job).toMatchObject({ id: expect.stringMatching(/^dpo_tg-/), method: { type: 'DPO' } });
  });

  it('is sent once more when it shows that nothing was made', async () => {
    const { script, jobs } = remembering(['NEVER_ARRIVED']);
    const fireworks = fireworksOver(script);
    expect(await fireworks.creation.create(caller, request(), KEY)).toMatchObject({ id: `sft_${idOfKey}` });
    expect(countOf(fireworks.asked(), 'POST')).toBe(2);
    expect(jobs.size).toBe(1);
  });

  it('answers the job of another process, found by its id alone', async () => {
    const { script, jobs } = remembering();
    await fireworksOver(script).creation.create(caller, request(), KEY);
    const later = fireworksOver(script);
    expect(await later.creation.create(caller, request(), KEY)).toMatchObject({ id: `sft_${idOfKey}` });
    expect(countOf(later.asked(), 'POST')).toBe(0);
    expect(jobs.size).toBe(1);
  });

  it('may be looked for while somebody else reads the same job', async () => {
    const { script } = remembering();
    const { id } = await fireworksOver(script).creation.create(caller, request(), KEY);
    const later = fireworksOver(script);
    const [found, read] = await Promise.all([
      later.creation.create(caller, request(), KEY),
      later.jobs.get(caller, id),
    ]);
    expect(read).toEqual(found);
  });

  it.each([
    ['another suffix', { suffix: 'other' }],
    ['no suffix', { suffix: null }],
    ['another dataset', { trainingFile: 'other' }],
    ['another method', { method: dpo }],
  ])('refuses the key of another process for %s', async (_what, changes) => {
    const { script, jobs } = remembering();
    await fireworksOver(script).creation.create(caller, request(), KEY);
    const failure = await failureOf(fireworksOver(script).creation.create(caller, request(changes), KEY));
    expect(failure).toMatchObject({ name: 'IdempotencyKeyReused' });
    expect(jobs.size).toBe(1);
  });

  it('belongs to its credential: the same key of another makes another job', async () => {
    const { script, jobs } = remembering();
    const fireworks = fireworksOver(script);
    await fireworks.creation.create(caller, request(), KEY);
    await fireworks.creation.create(callerWith({ token: 'another' }), request(), KEY);
    expect(jobs.size).toBe(2);
  });
});

describe('when the id turns out to be taken', () => {
  /** Two processes at once: the other one's job comes between our look and our request. */
  const overtaken = (changes: Partial<CreateJobRequest> = {}, refusal = { code: 6, message: 'exists' }) => {
    const { script } = remembering();
    const other = fireworksOver(script);
    let isOvertaken = false;
    return fireworksOver(async (sent, index) => {
      if (sent.method === 'GET') return script(sent, index);
      if (!isOvertaken) await other.creation.create(caller, request(changes), KEY);
      isOvertaken = true;
      return answer(409, refusal);
    });
  };

  it('its job is answered', async () => {
    const fireworks = overtaken();
    expect(await fireworks.creation.create(caller, request(), KEY)).toMatchObject({ id: `sft_${idOfKey}` });
    expect(countOf(fireworks.asked(), 'POST')).toBe(1);
  });

  it('so it is where the refusal says that two have met', async () => {
    const fireworks = overtaken({}, { code: 10, message: 'aborted' });
    expect(await fireworks.creation.create(caller, request(), KEY)).toMatchObject({ id: `sft_${idOfKey}` });
  });

  it('it is not, where it was made of other input', async () => {
    const failure = await failureOf(overtaken({ suffix: 'other' }).creation.create(caller, request(), KEY));
    expect(failure).toMatchObject({ name: 'IdempotencyKeyReused' });
  });

  it('and no job shows under it, a new key is advised, and nothing is sent again', async () => {
    const { script } = remembering([], { hides: true });
    await fireworksOver(script).creation.create(caller, request(), KEY);
    const fireworks = fireworksOver(script);
    const failure = await failureOf(fireworks.creation.create(caller, request(), KEY));
    expect(failure).toMatchObject({
      message: expect.stringContaining('choose a new key'),
      details: { status: 409, upstreamCode: 'ALREADY_EXISTS' },
    });
    expect(countOf(fireworks.asked(), 'POST')).toBe(1);
  });

  it('by something else that was aborted, its own words are told', async () => {
    const fireworks = fireworksOver(({ method }) =>
      method === 'GET' ? answer(404, { code: 5 }) : answer(409, { code: 10, message: 'try again' }),
    );
    const failure = await failureOf(fireworks.creation.create(caller, request(), KEY));
    expect(failure).toMatchObject({ message: 'try again', details: { upstreamCode: 'ABORTED' } });
  });
});

it('a gateway that chooses ids of its own is found out, and no create is sent twice from then on', async () => {
  const { script, jobs } = remembering(['ANSWERED', 'LOST'], { ignoresIds: true });
  const fireworks = fireworksOver(script, undefined, { settle: 0, timeout: 50 });
  await fireworks.creation.create(caller, request(), KEY);
  const second = { value: 'second', chosenBy: 'CLIENT' } as const;
  const failure = await failureOf(fireworks.creation.create(caller, request(), second));
  expect(failure).toMatchObject({ name: 'CreateOutcomeUnknown' });
  expect(jobs.size).toBe(2);
});

it('a create goes under a key of ours where the client has none, for Fireworks would make up an id as well', () => {
  const { creation } = fireworksOver(remembering().script);
  expect(creation.keyFor(caller, request(), null)).toMatchObject({ chosenBy: 'SERVICE' });
});
