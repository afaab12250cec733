import type { EmulatorQuirks } from '../../quirks.ts';

const prefix = 'ftjob-';
const legacyPrefixes = ['ft-', 'ftjob_'] as const;

/** The id as it is shown: under the quirk `legacyIds`, every other job has one of the old prefixes. */
export function presentJobId(id: string, number: number, quirks: EmulatorQuirks): string {
  if (!quirks.legacyIds) return id;
  return `${legacyPrefixes[number % 2 === 0 ? 0 : 1]}${id.slice(prefix.length)}`;
}

/** The job that an id in a request means: under the quirk, the old prefixes work as well as the new. */
export function readJobId(id: string, quirks: EmulatorQuirks): string {
  if (!quirks.legacyIds || id.startsWith(prefix)) return id;
  const legacy = legacyPrefixes.find((candidate) => id.startsWith(candidate));
  return legacy === undefined ? id : `${prefix}${id.slice(legacy.length)}`;
}
