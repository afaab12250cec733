import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../../src/config/environment.ts';
import { type Page, pages, root } from './pages.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The places on a page that a pattern's group matches. */
const found = ({ text }: Page, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** The files that a page links to, without what leads elsewhere on the page or into the web. */
const linkedFiles = (page: Page): readonly string[] =>
  found(page, /\]\(([^)\s]+)\)/g)
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => join(dirname(page.path), target.replace(/#.*$/, '')));

/** The headings of a page, as links name them. */
const anchors = (page: Page): readonly string[] =>
  found(page, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages.map((page) => [page.path, page] as const))('%s', (_path, page) => {
  it('links to files that exist', () => {
    expect(linkedFiles(page).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('links to headings that it has', () => {
    const headings = anchors(page);
    expect(found(page, /\]\(#([^)\s]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    expect(found(page, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names settings that exist', () => {
    const names: readonly string[] = SETTING_NAMES;
    expect(found(page, /\b(TUNEGRAPH_[A-Z_]*[A-Z])\b/g).filter((name) => !names.includes(name))).toEqual([]);
  });
});

it('finds what the pages link to and name', () => {
  expect(pages.flatMap(linkedFiles).length).toBeGreaterThan(5);
  expect(pages.flatMap((page) => found(page, /npm run ([\w:-]+)/g)).length).toBeGreaterThan(2);
});
