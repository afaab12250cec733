import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A page that a person reads, by its path in the project: `docs/errors.md`. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const paths = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
];

export const pages: readonly Page[] = paths
  .filter((path) => path.endsWith('.md'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** What stands between the fences of a page's code blocks in this language; a block may be indented, as in a list. */
export const codeBlocks = ({ text }: Page, language: string): readonly string[] =>
  [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)].flatMap(([, , written, code]) =>
    written === language && code !== undefined ? [code] : [],
  );
