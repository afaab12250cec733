import { expect, it } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { aSchema, startService } from '../support/start-service.ts';

it('sends a subscription as events, each as it comes, until it ends', async () => {
  const more = deferred();
  const { url } = await startService({
    schema: aSchema('type Query { id: ID } type Subscription { count: Int }', {
      Subscription: {
        count: {
          subscribe: async function* () {
            yield { count: 1 };
            await more.promise;
            yield { count: 2 };
          },
        },
      },
    }),
  });
  const response = await fetch(`${url}?query=subscription{count}`, {
    headers: { accept: 'text/event-stream' },
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('x-request-id')).toMatch(/./);

  let read = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    read += chunk;
    if (read.includes('"count":1')) more.resolve();
  }
  expect(read).toMatch(
    /event: next\ndata: {"data":{"count":1}}.*event: next\ndata: {"data":{"count":2}}.*event: complete/s,
  );
});

it('ends the source when the client goes away', async () => {
  const ended = deferred();
  const { url, logs } = await startService({
    schema: aSchema('type Query { id: ID } type Subscription { count: Int }', {
      Subscription: {
        count: {
          subscribe: async function* () {
            try {
              for (let count = 1; ; count += 1) {
                yield { count };
                await new Promise((resolve) => setImmediate(resolve));
              }
            } finally {
              ended.resolve();
            }
          },
        },
      },
    }),
  });
  const client = new AbortController();
  const response = await fetch(`${url}?query=subscription{count}`, {
    headers: { accept: 'text/event-stream' },
    signal: client.signal,
  });
  await response.body?.getReader().read();
  client.abort();
  await ended.promise;
  expect(logs).toEqual([]);
});

it('ends the source of a subscription that was asked for as JSON', async () => {
  const ended = deferred();
  const { ask } = await startService({
    schema: aSchema('type Query { id: ID } type Subscription { count: Int }', {
      Subscription: {
        count: {
          subscribe: () => ({
            [Symbol.asyncIterator]() {
              return this;
            },
            next: () => new Promise(() => {}),
            return: async () => {
              ended.resolve();
              return { done: true, value: undefined };
            },
          }),
        },
      },
    }),
  });
  expect((await ask('subscription { count }')).status).toBe(406);
  await ended.promise;
});
