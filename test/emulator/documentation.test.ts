import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultKinds, providerNames, quirkNames, startEmulator } from '../../src/emulator/index.ts';
import { start } from './harness.ts';

const page = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8');

describe('the page about the emulator', () => {
  it('names every quirk once', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(rows.filter((name) => quirkNames.some((quirk) => quirk === name))).toEqual(quirkNames);
  });

  it('names every fault once', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(rows.filter((name) => faultKinds.some((kind) => kind === name))).toEqual(faultKinds);
  });

  it('names every provider, with the address of its API', async () => {
    for (const provider of providerNames) {
      const emulator = await startEmulator({ provider });
      const { pathname } = new URL(emulator.url);
      await emulator.stop();
      expect(page).toContain(`| \`${provider}\` | \`http://127.0.0.1:4010${pathname}\` |`);
    }
  });

  it('names everything that is there from the start, and its state', async () => {
    const { get } = await start();
    for (const { id } of (await get('/files')).body.data) expect(page).toContain(`\`${id}\``);
    for (const { id, status } of (await get('/fine_tuning/jobs')).body.data) {
      expect(page).toContain(`| \`${id}\` | ${status} |`);
    }
  });

  it('tells how many examples there are', async () => {
    const { get } = await start();
    for (const [, id = '', count = ''] of page.matchAll(/^\| `(file-seed-[\w-]+)` \| ([\d,]+) /gm)) {
      const { text } = await get(`/files/${id}/content`);
      expect(text.trimEnd().split('\n'), id).toHaveLength(Number(count.replace(',', '')));
    }
  });
});
