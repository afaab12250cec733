import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** What the browser is called on one system or another. `.ci/run` looks for the same names. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
const chromiumPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);

/** Whether the browser tests can run here. */
export const hasChromium = (): boolean => {
  if (chromiumPath === undefined)
    process.stderr.write(`None of ${NAMES.join(', ')} is on the PATH, so the browser tests are skipped.\n`);
  return chromiumPath !== undefined;
};

/** A browser without a past. It closes when the test has finished. */
export const openBrowser = async (): Promise<BrowserContext> => {
  if (chromiumPath === undefined) throw new Error(`None of ${NAMES.join(', ')} is on the PATH.`);
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    viewport: { width: 1400, height: 860 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  onTestFinished(async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  });
  return browser;
};
