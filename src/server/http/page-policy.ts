import { createHash } from 'node:crypto';

/** Scripts without attributes, with what stands in them. */
const INLINE_SCRIPT = /<script>(.*?)<\/script>/gs;

const hashesOf = (page: string): readonly string[] =>
  [...page.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

/**
 * The content security policy of a page that is whole in itself: it runs the scripts that stand in it and no others, asks
 * nobody but this service, and stands in no other page.
 */
export const pagePolicy = (page: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashesOf(page).join(' ')}`,
    // The editor makes its workers of texts in the scripts, and writes its styles while it runs.
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
