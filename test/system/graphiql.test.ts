import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../src/emulator/index.ts';
import { hasChromium, openBrowser } from '../support/browser.ts';
import { startApp } from '../support/start-app.ts';

describe.skipIf(!hasChromium())('GraphiQL in a browser', () => {
  it('creates a job with what it opens with, loading nothing from elsewhere', async () => {
    const { url, origin } = await startApp();
    const browser = await openBrowser();
    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
        foreign.push(request.url());
    });

    await page.goto(url);
    await page.locator('.graphiql-tab', { hasText: 'CreateJob' }).waitFor();
    await page.locator('.graphiql-execute-button').click();
    const answer = page.locator('.result-window');
    await expect.poll(() => answer.innerText(), { timeout: 20_000 }).toMatch(/"userErrors":\s*\[\]/);
    expect(await answer.innerText()).toContain('VALIDATING_FILES');
    expect(foreign).toEqual([]);
  });

  it('asks with the token that a caller brings, in mode passthrough', async () => {
    const emulator = await startEmulator({ speed: 100 });
    onTestFinished(() => emulator.stop());
    const { url } = await startApp({
      settings: { OPENAI_BASE_URL: emulator.url, TUNEGRAPH_AUTH: 'passthrough' },
    });
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator('.graphiql-tab', { hasText: 'CreateJob' }).waitFor();
    const headers = page
      .locator('.graphiql-editor-tool .monaco-editor, .graphiql-editor-tool .CodeMirror')
      .last();
    await expect.poll(() => headers.innerText(), { timeout: 20_000 }).toContain('Bearer');
    await page.locator('.graphiql-execute-button').click();
    const answer = page.locator('.result-window');
    // The token that stands there is an example; the door and the upstream get to judge it.
    await expect.poll(() => answer.innerText(), { timeout: 20_000 }).toMatch(/UNAUTHENTICATED/);
  });
});
