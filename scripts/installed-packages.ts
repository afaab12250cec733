import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { InstalledPackage } from './license-rules.ts';
import { isRuntime, lockfile, nameOf } from './lockfile.ts';

// Old packages hold a list, each with an address.
const licensed = z.object({
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});

/**
 * Every package of the lockfile, each version once, by name. What a run-time package says of its licence is read from its
 * own package.json; of the others, some of which npm leaves out on this platform, from the lockfile.
 *
 * @throws Error when a run-time package is not installed.
 */
export const installedPackages = async (root: URL): Promise<readonly InstalledPackage[]> => {
  const { packages } = lockfile.parse(JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8')));
  const found = new Map<string, InstalledPackage>();
  for (const [folder, entry] of Object.entries(packages)) {
    if (folder === '') continue;
    const { license = null, version = '' } = entry;
    const [name, runtime] = [nameOf(folder), isRuntime(entry)];
    found.set(`${name} ${version} ${runtime}`, {
      name,
      version,
      runtime,
      license: runtime ? await licenseIn(new URL(`${folder}/package.json`, root)) : license,
    });
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, installed]) => installed);
};

const licenseIn = async (file: URL): Promise<string | null> => {
  const { license, licenses } = licensed.parse(JSON.parse(await readFile(file, 'utf8')));
  return license ?? licenses?.map(({ type }) => type).join(' OR ') ?? null;
};
