import { expect, it } from 'vitest';
import { hammer, type Tally } from './support/hammer.ts';
import { markOf, TENANTS } from './support/marked-upstream.ts';
import { CHANNELS } from './support/questions.ts';
import { startSharedApp } from './support/start-shared-app.ts';

/** Each asks some 50 questions of each tenant, all at once. */
const ROUNDS = 8;

it.each(['passthrough', 'jwt'] as const)(
  'tells nobody what the upstream has told another, be the ids and keys the same and all asked at once, with %s',
  { timeout: 60_000 },
  async (mode) => {
    const { app, bearing } = await startSharedApp(mode);
    const tallies = await hammer(app, bearing, ROUNDS);
    for (const [channel, { answers, own, foreign }] of Object.entries<Tally>(tallies)) {
      expect(answers).toBeGreaterThan(ROUNDS);
      expect({ channel, own, foreign }).toEqual({ channel, own: answers, foreign: 0 });
    }
  },
);

it('tells nobody of one tenant what his own token is not good for, while another is told it', {
  timeout: 60_000,
}, async () => {
  const { app, scoped } = await startSharedApp('jwt');
  const [tenant] = TENANTS;
  const may = await scoped('jobs:read');
  const mayNot = await Promise.all(['jobs:write', 'files:write', '', 'jobs:readx'].map(scoped));
  const channels = Object.entries(CHANNELS).filter(([channel]) =>
    /queries|subscriptions|entities/.test(channel),
  );

  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = channels.flatMap(([channel, { ask, questions }]) =>
      [may, ...mayNot].map(async (headers) => {
        const answers = await ask(app, headers, questions(round));
        const told = answers.filter((answer) => answer.includes(markOf(tenant))).length;
        expect({ channel, told }).toEqual({ channel, told: headers === may ? answers.length : 0 });
      }),
    );
    await Promise.all(asked);
  }
});

it("lets one tenant use up what is his, and nothing of what is the other's", async () => {
  const most = 20;
  const { app, bearing } = await startSharedApp('jwt', { TUNEGRAPH_MAX_REQUESTS_PER_MINUTE: String(most) });
  const [greedy, other] = TENANTS;
  const ask = async (tenant: typeof greedy | typeof other): Promise<string> =>
    JSON.stringify(
      await app.query('{ fineTuningJob(id: "ftjob-ended-1") { model } }', {}, { headers: bearing(tenant) }),
    );

  const greedyAnswers = await Promise.all(Array.from({ length: 3 * most }, () => ask(greedy)));
  const refused = greedyAnswers.filter((answer) => answer.includes('TOO_MANY_REQUESTS'));
  expect(refused).toHaveLength(2 * most);
  const otherAnswers = await Promise.all(Array.from({ length: most }, () => ask(other)));
  expect(otherAnswers.filter((answer) => !answer.includes(markOf(other)))).toEqual([]);
});
