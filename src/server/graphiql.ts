import type { GraphiQLOptions } from 'graphql-yoga';
import { exampleOperations } from './graphiql-operations.ts';

/**
 * The page, whole in itself: it loads nothing from anywhere. It is 9 MB, so it is read when the first browser comes, and
 * kept.
 *
 * @param withToken opens the headers beside each operation, with a place for the caller's token.
 */
export const createGraphiQLPage = (withToken: boolean): (() => Promise<string>) => {
  let page: Promise<string> | undefined;
  return () => {
    page ??= render({
      title: 'Tunegraph',
      defaultTabs: exampleOperations.map((query) => ({ query, ...(withToken && { headers: TOKEN_HEADER }) })),
      ...(withToken && { defaultHeaders: TOKEN_HEADER, defaultEditorToolsVisibility: 'headers' as const }),
    });
    return page;
  };
};

const TOKEN_HEADER = JSON.stringify({ Authorization: 'Bearer <your token>' }, null, 2);

const render = async (options: GraphiQLOptions): Promise<string> => {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL(options);
};
