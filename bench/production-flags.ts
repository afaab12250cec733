import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

/** What `npm start` tells V8, so that what is measured is what runs. */
export const productionFlags: readonly string[] = scripts.start
  .split(' ')
  .filter((word) => /^--[a-z-]+=\d+$/.test(word));
