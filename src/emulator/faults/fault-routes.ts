import { routes } from '../routes/index.ts';
import type { Fault } from './fault.ts';

const labels: readonly string[] = routes.map(({ method, path }) => `${method} ${path}`);

/** What a fault is for when it doesn't say so, where that isn't everything. Such a fault can't say so. */
const fixedRoutes: { readonly [Kind in Fault['kind']]?: string } = {
  listLag: 'GET /v1/fine_tuning/jobs',
  ignoredMetadataFilter: 'GET /v1/fine_tuning/jobs',
  creationClosed: 'POST /v1/fine_tuning/jobs',
};

// How a variable part is called doesn't matter: `{id}` means any of them.
const anonymous = (label: string): string => label.replace(/\{[^{}]*\}/g, '{}');

/** Compared piece by piece between the stars: a pattern of many stars would keep a regular expression busy for long. */
function matches(pattern: string, label: string): boolean {
  const [first = '', ...rest] = anonymous(pattern).split('*');
  const last = rest.pop();
  const text = anonymous(label);
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}

/** Whether a fault is for the requests of a route, which is named as in the request log. */
export function isFor(fault: Fault, label: string): boolean {
  const pattern = fixedRoutes[fault.kind] ?? ('route' in fault ? fault.route : undefined) ?? '*';
  return matches(pattern, label);
}

/** The routes that a pattern is for. */
export const routesLike = (pattern: string): readonly string[] =>
  labels.filter((label) => matches(pattern, label));
