import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenIssuer, jwtSettings } from '../../support/token-issuer.ts';
import { beyondScope, scopeAttacks } from './attacks/scopes.ts';
import { smuggled } from './attacks/smuggled-tokens.ts';
import { tokens } from './attacks/tokens.ts';
import { TRUSTED, untrusted } from './attacks/untrusted-documents.ts';
import type { Probe } from './support/attack.ts';
import { overEach } from './support/carriers.ts';
import { expectHealthy, runProbe } from './support/run-probe.ts';
import { startTarget, type Target, type TargetOptions } from './support/target.ts';

/** MiB that the service may occupy at any moment, and hold in the end, above what it did once it was warm. */
const MOST_OCCUPIED = 96;
const MOST_HELD = 32;

/** Every probe against a service of its own, and what it holds after all of them. */
const against = (options: () => TargetOptions, probes: readonly Probe[], healthHeaders = {}): void => {
  let target: Target;
  let before: { readonly occupied: number; readonly held: number };
  beforeAll(async () => {
    target = await startTarget(options());
    for (let round = 0; round < 300; round += 1) await expectHealthy(target, healthHeaders);
    before = { occupied: target.memory(), held: await target.heap() };
  });
  afterAll(() => target.stop());

  it.each(probes.map((probe) => [probe.name, probe] as const))('%s', (_name, probe) =>
    runProbe(target, probe, healthHeaders),
  );

  it('occupied no more than it may at any moment, holds nothing of it, and met nothing that it did not expect', async () => {
    const occupied = target.peakMemory() - before.occupied;
    const held = (await target.heap()) - before.held;
    process.stdout.write(
      `${probes.length} probes; the service occupied ${occupied.toFixed(1)} MiB more at most, and holds ${held.toFixed(1)} MiB more.\n`,
    );
    expect(occupied).toBeLessThan(MOST_OCCUPIED);
    expect(held).toBeLessThan(MOST_HELD);
    expect(target.logged()).not.toContain('unexpected error');
  });
};

const issuer = await createTokenIssuer('RS256');
const bearing = async (scope: string) => ({ authorization: `Bearer ${await issuer.token({ scope })}` });

describe("a service that takes a company's tokens refuses", async () => {
  const scoped = await Promise.all(
    Object.entries(beyondScope).map(async ([scope, attacks]) =>
      overEach(scopeAttacks(attacks, scope), await bearing(scope)),
    ),
  );
  const probes = [
    ...(await tokens(issuer, await createTokenIssuer('RS256'))),
    ...(await smuggled(issuer)),
    ...scoped.flat(),
  ];
  against(() => ({ settings: jwtSettings(issuer) }), probes, await bearing('jobs:read'));
});

describe('a service that runs trusted documents alone refuses', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tunegraph-'));
  const file = join(directory, 'documents.json');
  writeFileSync(file, JSON.stringify(TRUSTED));
  afterAll(() => rmSync(directory, { recursive: true }));
  const settings = { TUNEGRAPH_TRUSTED_DOCUMENTS: 'required', TUNEGRAPH_TRUSTED_DOCUMENTS_FILE: file };
  against(() => ({ settings }), overEach(untrusted));
});
