import { isRuntime, type Lockfile, type Manifest, nameOf } from './lockfile.ts';

/** What is installed, and how. */
export interface SupplyChain {
  readonly manifest: Manifest;
  readonly lockfile: Lockfile;
  /** The text of .npmrc. */
  readonly npmrc: string;
}

/**
 * Packages that bring an install script and work without it: `npm ci`, the build, the checks and the tests pass while
 * none runs.
 */
const WORK_WITHOUT_THEIRS: Readonly<Record<string, string>> = {
  '@apollo/protobufjs': 'compares its version with that of the package around it, and prints a warning',
  esbuild: "swaps a wrapper for the platform's own program, which saves the start of one process",
};

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** What of the supply chain is not as it should be, in words. Empty: all is well. */
export const supplyChainProblems = ({ manifest, lockfile, npmrc }: SupplyChain): readonly string[] => [
  ...Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(
      ([name, version]) =>
        `package.json asks for ${name} ${JSON.stringify(version)}. Give one exact version, such as 1.2.3.`,
    ),
  ...(/^ignore-scripts *= *true$/m.test(npmrc)
    ? []
    : ['.npmrc lacks `ignore-scripts=true`, so whatever is installed may run code of its own.']),
  ...Object.entries(lockfile.packages)
    .filter(([folder]) => folder !== '')
    .flatMap(([folder, entry]) => [
      ...(entry.integrity?.startsWith('sha512-')
        ? []
        : [`package-lock.json holds no SHA-512 of ${folder}. Install it from a registry.`]),
      ...(entry.resolved === undefined
        ? []
        : [`package-lock.json holds an address for ${folder}. Install with the project's .npmrc.`]),
      ...(entry.hasInstallScript && !Object.hasOwn(WORK_WITHOUT_THEIRS, nameOf(folder))
        ? [
            `${nameOf(folder)} (${isRuntime(entry) ? 'run time' : 'development'}) brings an install script, which is not run. Try that it works without, and say in scripts/supply-chain-rules.ts what the script is for.`,
          ]
        : []),
    ]),
];
