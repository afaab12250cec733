import type { ObjectRef } from '@pothos/core';
import type { Connection, Edge, PageInfo } from '../resolvers/connection.ts';
import { builder } from './builder.ts';
import { cost } from './field-cost.ts';

const PageInfoRef = builder.objectRef<PageInfo>('PageInfo').implement({
  description: 'Where a page stands in its list. Lists are read forward only.',
  // Every subgraph with a Relay connection has this type.
  shareable: true,
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether to ask again with `after: endCursor`.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether this page came after a cursor.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: "The first item's cursor. Null on an empty page.",
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description:
        "The last item's cursor, or where a filter's scan stopped. Null on an empty page that was no scan.",
    }),
  }),
});

/** Defines `<name>Connection` and `<name>Edge`, after the Relay specification, with `nodes` as a shortcut. */
export const connectionType = <Node extends object>(
  name: string,
  nodeRef: ObjectRef<typeof builder.$inferSchemaTypes, Node>,
  items: string,
) => {
  const EdgeRef = builder.objectRef<Edge<Node>>(`${name}Edge`).implement({
    description: `One of the ${items}, with its cursor.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Opaque; for `after`.' }),
      node: t.field({ type: nodeRef, description: 'The item.', resolve: (edge) => edge.node as never }),
    }),
  });

  return builder.objectRef<Connection<Node>>(`${name}Connection`).implement({
    description: `A page of ${items}.`,
    fields: (t) => ({
      edges: t.field({
        type: [EdgeRef],
        description: 'The items with their cursors.',
        extensions: cost({ items: 'page' }),
        resolve: (connection) => connection.edges,
      }),
      nodes: t.field({
        type: [nodeRef],
        description: 'The items without their cursors.',
        extensions: cost({ items: 'page' }),
        resolve: (connection) => connection.edges.map((edge) => edge.node) as never,
      }),
      pageInfo: t.field({
        type: PageInfoRef,
        description: 'Where the page stands in the list.',
        resolve: (connection) => connection.pageInfo,
      }),
    }),
  });
};
