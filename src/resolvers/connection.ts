import type { Page } from '../domain/page.ts';
import { encodeCursor } from './cursor.ts';

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page as clients see it, after the Relay cursor connections specification, forward only. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

/**
 * @param after the id that the page came after; null when it is the first.
 * @param stoppedAt the id where a scan ended, when that is not the last item of the page.
 */
export const connectionOf = <Node extends { readonly id: string }>(
  page: Page<Node>,
  after: string | null,
  stoppedAt?: string,
): Connection<Node> => {
  const edges = page.items.map((node) => ({ cursor: encodeCursor(node.id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasMore,
      // Forward only: a cursor stands for an item, and that item comes before this page.
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: stoppedAt === undefined ? (edges.at(-1)?.cursor ?? null) : encodeCursor(stoppedAt),
    },
  };
};
