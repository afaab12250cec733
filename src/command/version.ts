import { readFileSync } from 'node:fs';

/** The package's version. The file is as far from `src/command` as from `dist/command`. */
export const readVersion = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
};
