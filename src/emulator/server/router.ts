import { ApiError, badRequest, notFound } from './api-error.ts';
import type { Route } from './call.ts';

/** The route that takes a request, and what its path filled in. */
export interface Match {
  readonly route: Route;
  readonly parameters: ReadonlyMap<string, string>;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The request URL is not properly encoded.', null, 'invalid_url');
  }
}

/** The name in a segment such as `{job}` or `{job}:cancel`, and what stands behind it. */
const variable = (segment: string): { name: string; end: string } | null => {
  const [, name, end = ''] = /^\{(\w+)\}(.*)$/.exec(segment) ?? [];
  return name === undefined ? null : { name, end };
};

function matchPath(pattern: string, path: string): ReadonlyMap<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parameters = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? '';
    const part = variable(segment);
    if (part === null) {
      if (segment !== actual) return null;
      continue;
    }
    if (!actual.endsWith(part.end) || actual.length === part.end.length) return null;
    parameters.set(part.name, actual.slice(0, actual.length - part.end.length));
  }
  return new Map([...parameters].map(([name, segment]) => [name, decode(segment)]));
}

/** Finds the route; throws what the upstream says to an unknown address or a wrong method. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const shown = `${method} ${path.slice(0, 200)}`;
  let pathExists = false;
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (parameters === null) continue;
    if (route.method === method) return { route, parameters };
    pathExists = true;
  }
  if (pathExists) {
    throw new ApiError(
      405,
      'invalid_request_error',
      `Not allowed: ${shown}. The address exists, but not for this HTTP method.`,
      null,
      'method_not_supported',
    );
  }
  throw notFound(`Unknown request URL: ${shown}. Please check it for typos.`, null, 'unknown_url');
}
