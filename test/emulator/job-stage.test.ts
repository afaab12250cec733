import { describe, expect, it } from 'vitest';
import { createJobShelf } from '../../src/emulator/jobs/job-shelf.ts';
import {
  beginLife,
  cancelLife,
  type Life,
  pauseLife,
  resumeLife,
  stretchAt,
} from '../../src/emulator/jobs/life.ts';
import { supervisedMethod } from '../../src/emulator/jobs/method.ts';
import { planJob } from '../../src/emulator/jobs/plan.ts';
import { stageOf } from '../../src/emulator/jobs/progress.ts';
import { createOrganizations } from '../../src/emulator/organization.ts';
import { openai } from '../../src/emulator/personalities/openai/personality.ts';

const report = { examples: 40, tokens: 3_000, problems: noProblems() };

function noProblems() {
  const none = { count: 0, first: [] };
  return { chat: none, preference: none, reinforcement: none, completion: none };
}

const plan = planJob(supervisedMethod({}), 'gpt-4o', report, null, 1);
const { validating, queued, step, closing } = plan.pace;
const start = validating + queued;
const end = start + plan.steps * step + closing;

const stageAt = (life: Life, now: number) => stageOf({ life, plan }, now);

describe('the stage of a job', () => {
  const life = beginLife(plan, 0);

  it('tells how much of a state has passed', () => {
    expect(stageAt(life, validating / 4)).toEqual({
      status: 'validating_files',
      share: 0.25,
      closing: null,
      stepsDone: 0,
    });
    expect(stageAt(life, validating + queued / 2)).toMatchObject({ status: 'queued', share: 0.5 });
  });

  it('tells what follows the last step', () => {
    expect(stageAt(life, end - closing - step)).toMatchObject({ status: 'running', closing: null });
    const halfway = stageAt(life, end - closing / 2);
    expect(halfway).toMatchObject({ status: 'running', stepsDone: plan.steps });
    expect(halfway.closing).toBeCloseTo(0.5);
  });

  it('has passed nothing of a state that is never left', () => {
    expect(stageAt(life, end + 1)).toMatchObject({ status: 'succeeded', share: 0, closing: null });
  });
});

describe('a change that takes its time', () => {
  const statuses = (life: Life, ...moments: readonly number[]) =>
    moments.map((moment) => stretchAt(life, moment).status);

  it('is under way before it is done', () => {
    const life = beginLife(plan, 0);
    expect(statuses(cancelLife(life, 100, 50), 99, 100, 149, 150)).toEqual([
      'validating_files',
      'cancelling',
      'cancelling',
      'cancelled',
    ]);
    const paused = pauseLife(life, start + step, 50);
    expect(statuses(paused, start + step, start + step + 50)).toEqual(['pausing', 'paused']);
    const later = start + step + 200;
    expect(statuses(resumeLife(paused, plan, later, 50), later, later + 50)).toEqual(['resuming', 'queued']);
  });

  it('trains no further meanwhile', () => {
    const paused = pauseLife(beginLife(plan, 0), start + 3 * step, 50);
    const resumed = resumeLife(paused, plan, start + 3 * step + 100, 50);
    expect(stageAt(resumed, start + 3 * step + 149).stepsDone).toBe(3);
  });
});

describe('a job that is removed', () => {
  it('leaves its number to nobody', () => {
    const furniture = { personality: openai, startedAt: () => 0, speed: 1, most: 1 };
    const { jobs } = createOrganizations(furniture).of('key');
    const shelf = createJobShelf();
    for (const job of jobs.newestFirst().slice(0, 2)) shelf.add(job);
    const [first] = shelf.newestFirst();
    expect(shelf.remove(first?.id ?? '')).toBe(true);
    expect(shelf.remove('none')).toBe(false);
    expect([shelf.newestFirst().length, shelf.added]).toEqual([1, 2]);
  });
});
