import { describe, expect, it } from 'vitest';
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
});
