import { labelOf, type RouteName } from '../server/call.ts';
import type { Fault } from './fault.ts';

/** What a fault is for when it doesn't say so, where that isn't everything. Such a fault can't say so. */
const fixedRoutes: { readonly [Kind in Fault['kind']]?: string } = {
  listLag: 'list',
  ignoredMetadataFilter: 'list',
  creationClosed: 'create',
};

// How a variable part is called doesn't matter: `{id}` means any of them.
const anonymous = (label: string): string => label.replace(/\{[^{}]*\}/g, '{}');

/** Compared piece by piece between the stars: a pattern of many stars would keep a regular expression busy for long. */
function fits(pattern: string, label: string): boolean {
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

const matches = (pattern: string, route: RouteName): boolean =>
  pattern === route.operation || fits(pattern, labelOf(route));

/** Whether a fault is for the requests of a route. */
export function isFor(fault: Fault, route: RouteName): boolean {
  const pattern = fixedRoutes[fault.kind] ?? ('route' in fault ? fault.route : undefined) ?? '*';
  return matches(pattern, route);
}

/** Whether a pattern is for any of these routes. */
export const fitsAny = (pattern: string, routes: readonly RouteName[]): boolean =>
  routes.some((route) => matches(pattern, route));
