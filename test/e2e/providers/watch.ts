import { type DocumentNode, type GraphQLFormattedError, print } from 'graphql';
import { createClient, type FormattedExecutionResult } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AppUnderTest } from '../../support/start-app.ts';

type TypedDocument<Data, Variables> = DocumentNode & { __apiType?: (variables: Variables) => Data };

/** Subscribes by graphql-ws, as a front end does. It ends with the subscription, and throws the errors that end one. */
export const watch = <Data, Variables extends Readonly<Record<string, unknown>>>(
  { url }: Pick<AppUnderTest, 'url'>,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  connectionParams: Readonly<Record<string, string>> = {},
): AsyncIterable<Data> => {
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
  });
  onTestFinished(() => client.dispose());
  const results = client.iterate<Data>({ query: print(document), variables });
  return dataOf(results);
};

async function* dataOf<Data>(
  results: AsyncIterable<FormattedExecutionResult<Data, unknown>>,
): AsyncGenerator<Data, void> {
  for await (const { data, errors } of results) {
    if (errors) throw errors;
    if (data !== undefined && data !== null) yield data;
  }
}

/** All that comes until the subscription ends. */
export const watched = async <Data>(changes: AsyncIterable<Data>): Promise<readonly Data[]> => {
  const seen: Data[] = [];
  for await (const change of changes) seen.push(change);
  return seen;
};

/** The code of the error that ends a subscription before anything comes; null: something comes, or it just ends. */
export const refusalOf = async (changes: AsyncIterable<unknown>): Promise<GraphQLFormattedError | null> => {
  try {
    for await (const _ of changes) return null;
    return null;
  } catch (errors) {
    if (!Array.isArray(errors)) throw errors;
    return errors[0];
  }
};
