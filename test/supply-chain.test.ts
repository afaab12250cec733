import { describe, expect, it } from 'vitest';
import { auditVerdict } from '../scripts/audit-verdict.ts';
import { type InstalledPackage, licenseProblems } from '../scripts/license-rules.ts';
import { licensesPage } from '../scripts/licenses-page.ts';
import type { LockedPackage } from '../scripts/lockfile.ts';
import { supplyChainProblems } from '../scripts/supply-chain-rules.ts';

const SOUND = { version: '1.2.3', integrity: 'sha512-abc=' };

const problemsWith = (
  entry: LockedPackage,
  { asked = '1.2.3', npmrc = 'ignore-scripts=true\n', folder = 'node_modules/a' } = {},
): readonly string[] =>
  supplyChainProblems({
    manifest: { dependencies: { a: asked }, devDependencies: {} },
    lockfile: { packages: { '': {}, [folder]: entry } },
    npmrc,
  });

describe('what is installed', () => {
  it('may be an exact version with its hash', () => {
    expect(problemsWith(SOUND)).toEqual([]);
  });

  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', 'git+https://example.com/a.git', 'file:../a'])(
    'may not be asked for as %s',
    (asked) => {
      expect(problemsWith(SOUND, { asked })).toEqual([expect.stringContaining(JSON.stringify(asked))]);
    },
  );

  it.each([
    ['without its hash', { version: '1.2.3' }, 'no SHA-512'],
    ['with a weak hash', { ...SOUND, integrity: 'sha1-abc=' }, 'no SHA-512'],
    ['with an address', { ...SOUND, resolved: 'https://registry.example/a.tgz' }, 'an address'],
    [
      'with an install script that nobody has looked at',
      { ...SOUND, hasInstallScript: true },
      'install script',
    ],
  ])('may not be locked %s', (_what, entry, problem) => {
    expect(problemsWith(entry)).toEqual([expect.stringContaining(problem)]);
  });

  it('may bring an install script that is known not to be needed', () => {
    const folder = 'node_modules/vite/node_modules/esbuild';
    expect(problemsWith({ ...SOUND, hasInstallScript: true }, { folder })).toEqual([]);
  });

  it.each(['', 'ignore-scripts=false', '# ignore-scripts=true'])('may not run scripts: %j', (npmrc) => {
    expect(problemsWith(SOUND, { npmrc })).toEqual([expect.stringContaining('ignore-scripts')]);
  });
});

const aPackage = (rest: Partial<InstalledPackage>): InstalledPackage => ({
  name: 'a',
  version: '1.2.3',
  license: 'MIT',
  runtime: true,
  ...rest,
});

describe('a licence', () => {
  it.each(['MIT', 'ISC', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND ISC'])('may be %s', (license) => {
    expect(licenseProblems([aPackage({ license })])).toEqual([]);
  });

  it.each([null, '', 'GPL-3.0', 'Elastic-2.0', 'SEE LICENSE IN LICENSE', 'MIT AND GPL-3.0', 'mit-ish'])(
    'may not be %j at run time',
    (license) => {
      expect(licenseProblems([aPackage({ license })])).toEqual([expect.stringContaining('a 1.2.3')]);
    },
  );

  it('may be any in development', () => {
    expect(licenseProblems([aPackage({ license: 'Elastic-2.0', runtime: false })])).toEqual([]);
  });

  it('may be an exception for the one package that it was made for, as long as it stays the same', () => {
    const name = '@apollo/federation-internals';
    expect(licenseProblems([aPackage({ name, license: 'Elastic-2.0' })])).toEqual([]);
    expect(licenseProblems([aPackage({ name, license: 'SSPL-1.0' })])).toHaveLength(1);
  });

  it.each(['@apollo/composition', '@apollo/gateway'])('never brings %s into what runs', (name) => {
    expect(licenseProblems([aPackage({ name })])).toEqual([expect.stringContaining('tests only')]);
  });

  it('is listed with its packages, and without an address', () => {
    const page = licensesPage([aPackage({}), aPackage({ name: 'b', license: null, runtime: false })]);
    expect(page).toContain('### MIT\n\n`a` 1.2.3');
    expect(page).toContain('| None named | 1 |');
    expect(page).not.toMatch(/https?:/);
  });
});

describe('an audit', () => {
  const weakness = { severity: 'high', range: '<1.2.4' };

  it.each([
    ['is clean when nothing is known', { vulnerabilities: {} }, 'CLEAN', 'no known weakness'],
    ['tells what is known', { vulnerabilities: { a: weakness } }, 'FOUND', 'a <1.2.4: high'],
    ['is skipped where nobody answers it', { statusCode: 405, error: {} }, 'SKIPPED', 'no audit endpoint'],
    ['is skipped without a network', { message: 'ECONNREFUSED', error: {} }, 'SKIPPED', 'not be reached'],
  ])('%s', (_what, output, outcome, said) => {
    expect(auditVerdict(JSON.stringify(output))).toEqual({ outcome, said: expect.stringContaining(said) });
  });

  it.each(['', '{}', '{"statusCode":500,"error":{}}'])(
    'never passes for an answer that is none: %j',
    (printed) => {
      expect(() => auditVerdict(printed)).toThrow();
    },
  );
});
