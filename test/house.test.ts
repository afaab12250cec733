import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Lints a house of these files under the project's own rules, and answers what the linter says. */
const lint = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const house = await mkdtemp(join(tmpdir(), 'house-'));
  const {
    $schema: _schema,
    vcs: _vcs,
    ...rules
  } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'));
  for (const [path, text] of Object.entries({ ...files, 'biome.json': JSON.stringify(rules) })) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const said = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [biome, 'lint', '--max-diagnostics=none', '.'],
      { cwd: house },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  await rm(house, { recursive: true });
  return said;
};

const exporting = (...imports: readonly string[]): string =>
  [
    ...imports.map((path, index) => `import { value as value${index} } from '${path}';`),
    `export const value = [${imports.map((_, index) => `value${index}`)}];`,
  ].join('\n');

it('lets imports run from main to domain', async () => {
  const said = await lint({
    'src/server/a.ts': exporting('../schema/b.ts'),
    'src/schema/b.ts': exporting('../resolvers/c.ts'),
    'src/resolvers/c.ts': exporting('../live/d.ts', '../datasource/e.ts'),
    'src/live/d.ts': exporting('../datasource/e.ts'),
    'src/datasource/e.ts': exporting('../store/f.ts'),
    'src/store/f.ts': exporting('../domain/g.ts'),
    'src/domain/g.ts': exporting(),
  });
  expect(said).not.toMatch(/noRestrictedImports|noImportCycles/);
});

const FORBIDDEN = [
  ['domain', '../store/a.ts'],
  ['store', '../datasource/a.ts'],
  ['datasource', '../live/a.ts'],
  ['live', '../resolvers/a.ts'],
  ['resolvers', '../schema/a.ts'],
  ['schema', '../server/a.ts'],
  ['server', '../app.ts'],
  ['server', '../config/index.ts'],
  ['resolvers', '../emulator/index.ts'],
  ['emulator', '../domain/a.ts'],
  ['emulator', '../datasource/a.ts'],
  ['datasource', 'graphql'],
  ['resolvers', '@pothos/core'],
  ['resolvers', 'undici'],
  ['resolvers', '@apollo/subgraph'],
  ['server', '@apollo/subgraph'],
  ['server', '../schema/federation/subgraph.ts'],
] as const;

describe('an import against the direction', () => {
  // The linter takes a third of a second to start, so all of them stand in one house.
  const pathOf = (room: string, index: number): string => `src/${room}/import-${index}.ts`;
  let said = '';
  beforeAll(async () => {
    const files = FORBIDDEN.map(([room, imported], index) => [pathOf(room, index), exporting(imported)]);
    said = await lint(Object.fromEntries(files));
  });

  it.each(FORBIDDEN.map(([room, imported], index) => [room, imported, pathOf(room, index)] as const))(
    'is refused in %s of %s',
    (_room, _imported, path) => {
      const ofThisFile = said.split('\n').filter((line) => line.startsWith(`${path}:`));
      expect(ofThisFile.join('\n')).toContain('noRestrictedImports');
    },
  );
});

it('refuses a circle of imports', async () => {
  expect(
    await lint({ 'src/domain/a.ts': exporting('./b.ts'), 'src/domain/b.ts': exporting('./a.ts') }),
  ).toContain('noImportCycles');
});

it('refuses to read the environment anywhere but in main', async () => {
  expect(await lint({ 'src/server/file.ts': "export const home = process.env['HOME'];\n" })).toContain(
    'noProcessEnv',
  );
});
