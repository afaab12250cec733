/** A package as it is installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. Null when the package names none. */
  readonly license: string | null;
  readonly runtime: boolean;
}

/** What may be loaded at run time: licences that ask for a notice and nothing else. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Python-2.0',
];

/** Run-time packages under another licence, each with what was weighed. */
export const EXCEPTIONS: Readonly<Record<string, { readonly license: string; readonly reason: string }>> = {
  '@apollo/federation-internals': {
    license: 'Elastic-2.0',
    reason:
      '`@apollo/subgraph` (MIT) prints the subgraph’s SDL with it. Its source is open to read, but it is no open-source licence: it may be used and passed on unchanged, and may not itself be offered to others as a hosted service, that is, as a federation toolkit. A service that prints its own SDL with it does not do that.',
  },
};

/** Development only: they compose and route the graphs of the tests. */
const NEVER_AT_RUN_TIME = [
  '@apollo/composition',
  '@apollo/gateway',
  '@apollo/query-graphs',
  '@apollo/query-planner',
];

const isAllowed = ({ name, license }: InstalledPackage): boolean =>
  license !== null &&
  (EXCEPTIONS[name]?.license === license ||
    license
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((choice) => choice.split(' AND ').every((part) => ALLOWED.includes(part))));

/** What the licences of the run-time packages forbid, in words. Empty: all is well. */
export const licenseProblems = (packages: readonly InstalledPackage[]): readonly string[] =>
  packages
    .filter(({ runtime }) => runtime)
    .flatMap((installed) => {
      const { name, version, license } = installed;
      if (NEVER_AT_RUN_TIME.includes(name)) {
        return [
          `${name} ${version} is needed at run time. It is for tests only: move what needs it to devDependencies.`,
        ];
      }
      if (isAllowed(installed)) return [];
      return [
        `${name} ${version} is loaded at run time under ${license ?? 'no licence that it names'}. Allowed: ${ALLOWED.join(', ')}. Use another package, or weigh it and add it to scripts/license-rules.ts with the reason.`,
      ];
    });
