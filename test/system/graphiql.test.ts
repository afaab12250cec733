import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../src/emulator/index.ts';
import { hasChromium, openBrowser } from '../support/browser.ts';
import { startApp } from '../support/start-app.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

/** What the browser has refused the page, and what has broken in it. */
const troubleOf = (page: Page): readonly string[] => {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  return trouble;
};

describe.skipIf(!hasChromium())('GraphiQL in a browser', () => {
  it('creates a job with what it opens with, loading nothing from elsewhere', async () => {
    const { url, origin } = await startApp();
    const browser = await openBrowser();
    const page = await browser.newPage();
    const trouble = troubleOf(page);
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
    // A policy that is too strict shows here; GraphiQL's worker, which completes and checks, has begun by then.
    expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toContain('blob:');
    expect(trouble).toEqual([]);
  });

  it('follows a job by its example of a subscription', async () => {
    const { url } = await startApp();
    const browser = await openBrowser();
    const page = await browser.newPage();
    const trouble = troubleOf(page);
    await page.goto(url);
    const answer = page.locator('.result-window');
    // While the page is still being put together, a click on a tab is lost, or GraphiQL goes on to mean the operation of the
    // tab before. A person would click again, and so does this.
    await expect
      .poll(
        async () => {
          const text = await answer.innerText();
          if (text !== '' && !text.includes('"errors"')) return text;
          await page.getByRole('tab', { name: 'CreateJob' }).click();
          await page.getByRole('tab', { name: 'FollowJob' }).click();
          await page.locator('.graphiql-query-editor', { hasText: 'FollowJob' }).waitFor({ timeout: 2000 });
          await page.locator('.graphiql-execute-button').click();
          return text;
        },
        { interval: 1000 },
      )
      .toMatch(/"status":\s*"RUNNING"/);
    expect(trouble).toEqual([]);
  });

  it('reads nothing for a page of another origin, and for a listed one it does', async () => {
    const site = await startUpstreamStub(() => ({ json: 'a site of somebody else' }));
    const stranger = await startApp();
    const listed = await startApp({ settings: { TUNEGRAPH_ALLOWED_ORIGINS: new URL(site.url).origin } });
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(site.url);
    const ask = (url: string) =>
      page.evaluate(
        (address) =>
          fetch(address, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-request-id': 'mine' },
            body: '{"query":"{__typename}"}',
          }).then(
            (response) => response.headers.get('x-request-id'),
            () => 'refused',
          ),
        url,
      );
    expect([await ask(stranger.url), await ask(listed.url)]).toEqual(['refused', 'mine']);
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
