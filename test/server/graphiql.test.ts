import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { exampleOperations } from '../../src/server/graphiql-operations.ts';
import { startApp } from '../support/start-app.ts';
import { startService } from '../support/start-service.ts';

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

it('gives a browser a page that loads nothing from anywhere', async () => {
  const { url } = await startApp();
  const response = await fetch(url, asBrowser);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-request-id')).toMatch(/./);
  const page = await response.text();
  expect(page).toContain('<title>Tunegraph</title>');
  expect(outerSources(page)).toEqual([]);
});

it('opens every example in a tab of its own', async () => {
  const { url } = await startApp();
  const page = await (await fetch(url, asBrowser)).text();
  for (const query of exampleOperations) expect(page).toContain(JSON.stringify(query).slice(1, -1));
});

it('gives a place for the token where callers bring their own, without asking for it first', async () => {
  const { url } = await startApp({ settings: { TUNEGRAPH_AUTH: 'passthrough' } });
  const response = await fetch(url, asBrowser);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Bearer <your token>');
});

it('gives no page where it is off', async () => {
  const { url } = await startService({ schema: buildSchema('type Query { id: ID }') });
  const response = await fetch(url, asBrowser);
  expect(response.headers.get('content-type')).not.toContain('html');
});

const isSubscription = (document: string): boolean => /^subscription /m.test(document);
const named = (documents: readonly string[]) =>
  documents.map(
    (document) => [/^(?:query|mutation|subscription) (\w+)/m.exec(document)?.[1], document] as const,
  );

it.each(named(exampleOperations.filter((document) => !isSubscription(document))))(
  'offers %s, which works as it stands',
  async (_name, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
    const { query } = await startApp();
    const { data, errors } = await query<Record<string, unknown>>(document);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})[0]).not.toBeNull();
    expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
  },
);

it.each(named(exampleOperations.filter(isSubscription)))(
  'offers %s, which pushes as it stands',
  async (_name, document) => {
    const { ask } = await startApp();
    const { body } = await ask(document, {}, { headers: { accept: 'text/event-stream' } });
    let text = '';
    for await (const piece of body ?? []) {
      text += Buffer.from(piece).toString();
      if (text.includes('event: next')) break;
    }
    expect(text).toContain('"status":"RUNNING"');
  },
);

/** What a browser would fetch by itself: sources in tags outside of scripts, and imports and images of styles. */
const outerSources = (page: string): readonly string[] => {
  const withoutScripts = page.replaceAll(/<script>.*?<\/script>/gs, '');
  const scriptTags = [...page.matchAll(/<script[^>]+src=["'][^"']+/g)];
  const tags = [
    ...withoutScripts.matchAll(/<(?:link|img|script|iframe)[^>]*?(?:href|src)=["'](?!data:)[^"']+/g),
  ];
  const styles = [...withoutScripts.matchAll(/(?:@import\s+|url\()\s*["']?(?!data:|#)[^"')\s]+/g)];
  return [...scriptTags, ...tags, ...styles].map(([source]) => source);
};
