import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiChanges } from '../../scripts/api-changes.ts';
import { checkAgainstRelease } from '../../scripts/release-check.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const REMOVED = "Field 'seed' was removed from object type 'FineTuningJob'";
const REASON = 'No provider tells it any more.';

/** What `npm run check` makes of an API that differs from the last release as the test says. */
const check = async (
  change: (sdl: string) => string,
  declarations: string,
  changeSubgraph: (sdl: string) => string = (sdl) => sdl,
) => {
  const folder = await mkdtemp(join(tmpdir(), 'api-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const current = await readFile(join(root, 'schema.graphql'), 'utf8');
  await mkdir(join(folder, 'releases'));
  await writeFile(join(folder, 'releases/0.9.0.graphql'), 'type Query { older: Int }');
  await writeFile(join(folder, 'releases/0.10.0.graphql'), current);
  const subgraph = await readFile(join(root, 'subgraph.jwt.graphql'), 'utf8');
  await writeFile(join(folder, 'releases/0.9.0.subgraph.jwt.graphql'), 'type Query { older: Int }');
  await writeFile(join(folder, 'releases/0.10.0.subgraph.jwt.graphql'), subgraph);
  await writeFile(join(folder, 'subgraph.jwt.graphql'), changeSubgraph(subgraph));
  await writeFile(join(folder, 'releases/breaking-changes.yaml'), declarations);
  await writeFile(join(folder, 'schema.graphql'), change(current));
  return checkAgainstRelease(folder);
};

const withoutSeed = (sdl: string): string => {
  const changed = sdl.replace('  seed: SafeInt\n', '  seedOfRun: SafeInt\n');
  expect(changed).not.toBe(sdl);
  return changed;
};

describe('a breaking change', () => {
  it('fails the check, which names it and says how to declare it', async () => {
    const { passes, lines } = await check(withoutSeed, '[]');
    expect(passes).toBe(false);
    expect(lines).toContain(`Breaks clients of 0.10.0: ${REMOVED}`);
    expect(lines.at(-1)).toBe(`  - change: "${REMOVED}"`);
  });

  it('passes the check when it is declared as the check says', async () => {
    const declaration = `- change: ${JSON.stringify(REMOVED)}\n  reason: ${REASON}\n`;
    expect(await check(withoutSeed, declaration)).toEqual({
      passes: true,
      lines: [`Breaks clients of 0.10.0, as declared: ${REMOVED}`],
    });
  });

  it('fails the check when it is declared and was not made', async () => {
    const declaration = `- change: ${JSON.stringify(REMOVED)}\n  reason: ${REASON}\n`;
    const { passes, lines } = await check((sdl) => sdl, declaration);
    expect(passes).toBe(false);
    expect(lines.join()).toContain(REMOVED);
  });

  it('is not to be declared without a reason', async () => {
    await expect(check(withoutSeed, `- change: ${JSON.stringify(REMOVED)}\n`)).rejects.toThrow('reason');
  });

  it.each([
    [
      'a key',
      'FineTuningFile @key(fields: "id")',
      'FineTuningFile',
      [
        `Type 'FineTuningFile' can no longer be referred to by its key "id"`,
        `Type 'FineTuningFile' is no longer resolved by its key "id"`,
      ],
    ],
    [
      'who resolves a key',
      'FineTuningJob @key(fields: "id")',
      'FineTuningJob @key(fields: "id", resolvable: false)',
      [`Type 'FineTuningJob' is no longer resolved by its key "id"`],
    ],
    [
      'the stub for other teams',
      'FineTuningOrganization @key(fields: "id", resolvable: false)',
      'FineTuningOrganization',
      [`Type 'FineTuningOrganization' can no longer be referred to by its key "id"`],
    ],
    ['what is shared', 'PageInfo @shareable', 'PageInfo', ["Type 'PageInfo' is no longer @shareable"]],
    [
      'the scope that was enough',
      'progress: FineTuningProgress @authenticated @requiresScopes(scopes: [["jobs:read"]',
      'progress: FineTuningProgress @authenticated @requiresScopes(scopes: [["jobs:write"]',
      ["Field 'FineTuningJob.progress' asks for other scopes than it did"],
    ],
    [
      'a field that asked for no scope',
      'filename: String\n',
      'filename: String @authenticated @requiresScopes(scopes: [["admin"]])\n',
      ["Field 'FineTuningFile.filename' asks for other scopes than it did"],
    ],
  ])('is that a router loses %s, which no client sees', async (_what, promised, now, changes) => {
    const lose = (sdl: string): string => {
      expect(sdl).toContain(promised);
      return sdl.replace(promised, now);
    };
    const { passes, lines } = await check((sdl) => sdl, '[]', lose);
    expect(passes).toBe(false);
    expect(lines.filter((line) => line.startsWith('Breaks'))).toEqual(
      changes.map((change) => `Breaks clients of 0.10.0: ${change}`),
    );
  });

  it('is not that a router gets to resolve what was a stub, or a field without a scope', async () => {
    const resolved = (sdl: string): string =>
      sdl
        .replace('"id", resolvable: false', '"id"')
        .replace(
          'FineTuningProgress @authenticated @requiresScopes(scopes: [["jobs:read"], ["admin"]])',
          'FineTuningProgress',
        );
    expect(await check((sdl) => sdl, '[]', resolved)).toEqual({ passes: true, lines: [] });
  });

  it('is what the project has declared, and no other', async () => {
    expect(await checkAgainstRelease(root)).toMatchObject({ passes: true });
  });
});

describe('what became of an API', () => {
  const released = 'type Query { a: Int b(x: Int): E } enum E { P }';

  it('refuses a declaration of what is not broken', async () => {
    const declarations = [{ change: REMOVED, reason: REASON }];
    expect(await apiChanges(released, released, declarations)).toMatchObject({
      undeclared: [],
      stale: [REMOVED],
    });
  });

  it('is nothing to speak of when only something new came', async () => {
    const current = 'type Query { a: Int b(x: Int): E c: Int } enum E { P }';
    expect(await apiChanges(released, current, [])).toEqual({
      undeclared: [],
      declared: [],
      stale: [],
      dangerous: [],
    });
  });

  it.each([
    ['a field', 'type Query { b(x: Int): E } enum E { P }', "Field 'a' was removed from object type 'Query'"],
    [
      'an argument',
      'type Query { a: Int b: E } enum E { P }',
      "Argument 'x: Int' was removed from field 'Query.b'",
    ],
    [
      'an optional argument',
      'type Query { a: Int b(x: Int!): E } enum E { P }',
      "Type for argument 'x' on field 'Query.b' changed from 'Int' to 'Int!'",
    ],
    [
      'the kind of a value',
      'type Query { a: String b(x: Int): E } enum E { P }',
      "Field 'Query.a' changed type from 'Int' to 'String'",
    ],
    [
      'leave to send no more than was asked for',
      'type Query { a(y: Int!): Int b(x: Int): E } enum E { P }',
      "Argument 'y: Int!' added to field 'Query.a'",
    ],
    [
      'a value',
      'type Query { a: Int b(x: Int): E } enum E { Q }',
      "Enum value 'P' was removed from enum 'E'",
    ],
  ])('tells when %s is gone', async (_what, current, change) => {
    expect((await apiChanges(released, current, [])).undeclared).toEqual([change]);
  });

  it('tells what may surprise a client', async () => {
    const current = 'type Query { a: Int b(x: Int): E } enum E { P Q }';
    const { undeclared, dangerous } = await apiChanges(released, current, []);
    expect({ undeclared, dangerous }).toEqual({
      undeclared: [],
      dangerous: ["Enum value 'Q' was added to enum 'E'"],
    });
  });
});
