import { EXCEPTIONS, type InstalledPackage } from './license-rules.ts';

/** docs/licenses.md, from what is installed. */
export const licensesPage = (packages: readonly InstalledPackage[]): string => {
  const runtime = packages.filter((installed) => installed.runtime);
  const development = packages.filter((installed) => !installed.runtime);
  return [
    '# Licences',
    '',
    '<!-- Generated from the installed packages by `npm run generate`. -->',
    '',
    'Tunegraph itself is MIT licensed. This is what it is made of, with all that its dependencies bring along.',
    '`npm run check` refuses a run-time package under a licence that asks for more than a notice.',
    '',
    '## At run time',
    '',
    `${runtime.length} packages.`,
    '',
    ...byLicense(runtime).flatMap(([license, group]) => [
      `### ${license}`,
      '',
      group.map(({ name, version }) => `\`${name}\` ${version}`).join(', '),
      '',
    ]),
    '## Exceptions',
    '',
    ...runtime.flatMap(({ name }) => {
      const exception = EXCEPTIONS[name];
      return exception ? [`- \`${name}\`, ${exception.license}: ${exception.reason}`] : [];
    }),
    '',
    '## To develop it',
    '',
    'On one machine or another; none of them is part of the service.',
    '',
    '| Licence | Packages |',
    '| --- | --- |',
    ...byLicense(development).map(([license, group]) => `| ${license} | ${group.length} |`),
    '',
  ].join('\n');
};

const byLicense = (
  packages: readonly InstalledPackage[],
): readonly (readonly [string, readonly InstalledPackage[]])[] => {
  const groups = new Map<string, InstalledPackage[]>();
  for (const installed of packages) {
    const license = installed.license ?? 'None named';
    const group = groups.get(license);
    if (group) group.push(installed);
    else groups.set(license, [installed]);
  }
  return [...groups].sort(
    ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
  );
};
