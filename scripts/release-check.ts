import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { apiChanges, declarationsSchema } from './api-changes.ts';
import { brokenRouterPromises } from './router-promises.ts';

const RELEASES = 'releases';
/** How the file of a release's subgraph ends, the one with scopes; that of its API has the version alone. */
const SUBGRAPH = '.subgraph.jwt.graphql';
const DECLARATIONS = `${RELEASES}/breaking-changes.yaml`;

export interface ReleaseCheck {
  /** Whether the API may be released, and changes land, as they are. */
  readonly passes: boolean;
  /** What there is to say, for people. */
  readonly lines: readonly string[];
}

/**
 * Compares the API in a project's folder, and what routers are promised beside it, with those of its last release.
 *
 * @param root the folder that holds `schema.graphql`, `subgraph.jwt.graphql` and `releases/`.
 */
export const checkAgainstRelease = async (root: string): Promise<ReleaseCheck> => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const version = lastRelease(readdirSync(join(root, RELEASES)));
  const { undeclared, declared, stale, dangerous } = await apiChanges(
    read(`${RELEASES}/${version}.graphql`),
    read('schema.graphql'),
    declarationsSchema.parse(parse(read(DECLARATIONS))),
    brokenRouterPromises(read(`${RELEASES}/${version}${SUBGRAPH}`), read('subgraph.jwt.graphql')),
  );
  return {
    passes: undeclared.length === 0 && stale.length === 0,
    lines: [
      ...dangerous.map((change) => `May surprise clients of ${version}: ${change}`),
      ...declared.map((change) => `Breaks clients of ${version}, as declared: ${change}`),
      ...undeclared.flatMap((change) => [
        `Breaks clients of ${version}: ${change}`,
        `  Take it back, or deprecate first. If it must be, add it to ${DECLARATIONS}, with a reason:`,
        `  - change: ${JSON.stringify(change)}`,
      ]),
      ...stale.flatMap((change) => [
        `Declared in ${DECLARATIONS}, but neither schema.graphql nor subgraph.graphql breaks it: ${change}`,
        '  Remove the declaration.',
      ]),
    ],
  };
};

const lastRelease = (files: readonly string[]): string => {
  const [version] = files
    .filter((name) => name.endsWith('.graphql') && !name.endsWith(SUBGRAPH))
    .map((name) => name.slice(0, -'.graphql'.length))
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  if (version === undefined) throw new Error(`There is no released API in ${RELEASES}/.`);
  return version;
};
