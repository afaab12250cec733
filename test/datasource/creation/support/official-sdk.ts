import { OpenAI } from 'openai';
import type { Emulator } from '../../../../src/emulator/index.ts';
import type { Step } from './schedule.ts';

/** How many different jobs the clients of these steps want. */
const wishes = (steps: readonly Step[]): number => {
  const keys = new Set(steps.flatMap((step) => ('key' in step ? [step.key] : [])));
  return keys.size + steps.filter(({ kind }) => kind === 'ASK_WITHOUT_KEY').length;
};

/** Wishes for each job once, with the official SDK as it comes, and counts the jobs that were made beyond one a wish. */
export const duplicatesOfSdk = async (
  emulator: Emulator,
  apiKey: string,
  steps: readonly Step[],
  send: typeof fetch,
): Promise<number> => {
  const client = new OpenAI({ apiKey, baseURL: emulator.url, fetch: send });
  for (let wish = 0; wish < wishes(steps); wish += 1) {
    await client.fineTuning.jobs
      .create({ model: 'gpt-4o-mini-2024-07-18', training_file: 'file-seed-chat', suffix: `wish-${wish}` })
      .catch(() => {});
  }
  const made = emulator.jobsCreated({ apiKey }).map(({ suffix }) => suffix);
  return made.length - new Set(made).size;
};
