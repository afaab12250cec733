import { createEncodedPage } from './encoded-page.ts';
import type { Exchange } from './exchange.ts';
import { pagePolicy } from './page-policy.ts';

/** Answers a browser with a page. */
export type PageEndpoint = (exchange: Exchange) => Promise<void>;

/**
 * Sends a page that is large and always the same: compressed once, and not at all to a browser that has it still.
 *
 * @param render makes the page, when the first browser comes.
 */
export const createPageEndpoint = (render: () => Promise<string>): PageEndpoint => {
  let prepared: ReturnType<typeof prepare> | undefined;
  return async ({ response, incoming }) => {
    prepared ??= prepare(render);
    const { policy, encoded } = await prepared;
    const { encoding, body, etag } = await encoded(incoming.header('accept-encoding') ?? '');
    const headers = {
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      etag,
      vary: 'Origin, Accept, Accept-Encoding',
    };
    if (isKnown(incoming.header('if-none-match') ?? '', etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      ...(encoding && { 'content-encoding': encoding }),
    });
    response.end(body);
  };
};

const prepare = async (render: () => Promise<string>) => {
  const page = await render();
  return { policy: pagePolicy(page), encoded: createEncodedPage(page) };
};

/** A proxy may have made a weak one of it, which says the same here. */
const isKnown = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === etag);
