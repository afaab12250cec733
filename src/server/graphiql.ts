import type { GraphiQLOptions } from 'graphql-yoga';
import { exampleOperations } from './graphiql-operations.ts';

/**
 * Renders the page, whole in itself: it loads nothing from anywhere. It is 9 MB.
 *
 * @param withToken opens the headers beside each operation, with a place for the caller's token.
 */
export const renderGraphiQL = (withToken: boolean): Promise<string> =>
  render({
    title: 'Tunegraph',
    defaultTabs: exampleOperations.map((query) => ({ query, ...(withToken && { headers: TOKEN_HEADER }) })),
    ...(withToken && { defaultHeaders: TOKEN_HEADER, defaultEditorToolsVisibility: 'headers' as const }),
  });

const TOKEN_HEADER = JSON.stringify({ Authorization: 'Bearer <your token>' }, null, 2);

const render = async (options: GraphiQLOptions): Promise<string> => {
  const bundle = await import('@graphql-yoga/render-graphiql');
  return bundle.renderGraphiQL(options);
};
