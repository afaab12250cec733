import { describe, expect, it } from 'vitest';
import { areRoutersInstalled, inExample } from '../support/federation/company-graph.ts';
import { runNode } from '../support/run-command.ts';

/** It starts eight processes, one after the other. */
const LONG = 120_000;

const nobodyListensAt = async (addresses: readonly string[]): Promise<void> => {
  for (const address of addresses) await expect(fetch(address)).rejects.toThrow('fetch failed');
};

const addressesIn = (text: string): readonly string[] =>
  [...text.matchAll(/http:\S+/g)].map(([address]) => address);

describe.skipIf(!areRoutersInstalled())('the example', () => {
  it('shows a joined query and a live job through each router, and leaves nothing behind', {
    timeout: LONG,
  }, async () => {
    const { code, stdout, stderr } = await runNode(['--import', 'tsx', inExample('start.ts')]).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

    const shown = stdout.split(/^(?=\S.*: )/m);
    const after = (title: string): string | undefined => shown.find((part) => part.startsWith(title));
    for (const router of ['Hive Gateway', 'Grafbase', 'Apollo Gateway']) {
      const costs = after(`${router}: what do the jobs of each project cost?`);
      expect(costs).toMatch(/ftjob-seed-succeeded +SUCCEEDED +\$0\.0263/);
      expect(costs).toMatch(/ftjob-seed-running +RUNNING +not known/);
      expect(costs).toContain('a job that is gone');
    }
    for (const router of ['Hive Gateway', 'Grafbase']) {
      expect(after(`${router}: a new job, live`)).toMatch(/ftjob-\w+ SUCCEEDED +\$0\.0263/);
    }
    expect(stdout).toContain('Everything has stopped.');
    expect(addressesIn(stdout).length).toBe(5);
    await nobodyListensAt(addressesIn(stdout));
  });

  it('leaves nothing behind either when it is told to end in between', { timeout: LONG }, async () => {
    const example = runNode(['--import', 'tsx', inExample('start.ts')]);
    await example.printed(/Composed/);
    example.kill('SIGTERM');
    const { code, stdout } = await example.ended;
    expect(code).toBe(0);
    expect(addressesIn(stdout).length).toBe(2);
    await nobodyListensAt(addressesIn(stdout));
  });
});
