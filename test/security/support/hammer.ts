import type { AppUnderTest } from '../../support/start-app.ts';
import { markOf, TENANTS, type Tenant } from './marked-upstream.ts';
import { CHANNELS, type Channel } from './questions.ts';

/** What a caller sends with each request, and with `connection_init`. */
export type Bearing = (tenant: Tenant) => { readonly authorization: string };

/** How often an answer over one channel held the mark of who asked, and that of the other. */
export interface Tally {
  answers: number;
  own: number;
  foreign: number;
}

export type Tallies = Readonly<Record<Channel, Tally>>;

/**
 * Has both tenants ask the same questions at once, over every transport, round after round.
 *
 * @returns what was heard, channel by channel.
 */
export const hammer = async (app: AppUnderTest, bearing: Bearing, rounds: number): Promise<Tallies> => {
  const tallies = Object.fromEntries(
    Object.keys(CHANNELS).map((channel) => [channel, { answers: 0, own: 0, foreign: 0 }]),
  ) as Record<Channel, Tally>;

  for (let round = 0; round < rounds; round += 1) {
    // One behind the other in one go, so that whatever is shared is under way for both at the same time.
    const asked = TENANTS.flatMap((tenant) =>
      Object.entries(CHANNELS).map(async ([channel, { ask, questions }]) => {
        const answers = await ask(app, bearing(tenant), questions(round));
        const tally = tallies[channel as Channel];
        for (const answer of answers) {
          tally.answers += 1;
          if (answer.includes(markOf(tenant))) tally.own += 1;
          if (TENANTS.some((other) => other !== tenant && answer.includes(markOf(other)))) tally.foreign += 1;
        }
      }),
    );
    await Promise.all(asked);
  }
  return tallies;
};
