import { badRequest } from '../server/api-error.ts';
import type { RouteName } from '../server/call.ts';
import {
  anyObject,
  type Check,
  join,
  listOf,
  missing,
  number,
  objectOf,
  oneOf,
  required,
  text,
} from '../server/values.ts';
import { errorStatuses, type Fault, type FaultKind, type FaultOf, pageStatuses } from './fault.ts';
import { faultKinds } from './fault-kinds.ts';
import { fitsAny } from './fault-routes.ts';

type ParameterChecks<Kind extends FaultKind> = {
  readonly [Name in Exclude<keyof FaultOf<Kind>, 'kind'>]-?: Check<NonNullable<FaultOf<Kind>[Name]>>;
};

const mostFaults = 1_000;
const day = 24 * 60 * 60 * 1_000;
const million = 1_000_000;

const flag: Check<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw badRequest(`'${path}' must be true or false.`, path, 'invalid_type');
};

const oneOfNumbers =
  <Allowed extends number>(...allowed: readonly Allowed[]): Check<Allowed> =>
  (value, path) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    throw badRequest(
      `Invalid value for '${path}'. Supported values are: ${allowed.join(', ')}.`,
      path,
      'invalid_value',
    );
  };

const routeOf =
  (routes: readonly RouteName[]): Check<string> =>
  (value, path) => {
    const pattern = text(1, 200)(value, path);
    if (fitsAny(pattern, routes)) return pattern;
    throw badRequest(
      `'${path}' fits no route: '${pattern}'. Write a method and a path, with * for anything: 'GET /v1/files*'.`,
      path,
      'invalid_value',
    );
  };

/** What may stand in a header. */
const headerText: Check<string> = (value, path) => {
  const content = text(1, 100)(value, path);
  if (/^[\x20-\x7e]*$/.test(content)) return content;
  throw badRequest(`'${path}' must be plain ASCII.`, path, 'invalid_value');
};

const milliseconds = number(1, day, 'whole');

const dose = {
  times: number(1, million, 'whole'),
  after: number(0, million, 'whole'),
  probability: number(0, 1),
};
type FaultChecks = { readonly [Kind in FaultKind]: ParameterChecks<Kind> };

function checksFor(routes: readonly RouteName[]): FaultChecks {
  const scope = { ...dose, route: routeOf(routes) };
  return {
    latency: { ...scope, milliseconds },
    lateArrival: { ...scope, milliseconds },
    error: {
      ...scope,
      status: oneOfNumbers(...errorStatuses),
      carriedOut: flag,
      retryAfter: (value, path) =>
        typeof value === 'string' ? headerText(value, path) : number(0, million)(value, path),
      retryAfterMs: number(0, day),
      shouldRetry: flag,
    },
    reset: { ...scope, carriedOut: flag },
    hang: { ...scope, carriedOut: flag },
    truncatedBody: { ...scope, bytes: number(0, Number.MAX_SAFE_INTEGER, 'whole') },
    htmlBody: { ...scope, status: oneOfNumbers(...pageStatuses) },
    drippedBody: { ...scope, milliseconds },
    listLag: { ...dose, milliseconds },
    ignoredMetadataFilter: dose,
    creationClosed: dose,
    revokedKey: { ...scope, status: oneOfNumbers(401, 403) },
  };
}

const faultWith =
  (checksByKind: FaultChecks): Check<Fault> =>
  (value, path) => {
    const kind = required(anyObject(value, path), path, 'kind', oneOf(...faultKinds));
    const checks: Readonly<Record<string, Check<unknown>>> = checksByKind[kind];
    const given = objectOf('kind', ...Object.keys(checks))(value, path);
    const read = Object.entries(checks).flatMap(([name, check]) => {
      // The one parameter that has no usual value.
      if (given[name] === undefined && name === 'milliseconds') throw missing(join(path, name));
      return given[name] === undefined ? [] : [[name, check(given[name], join(path, name))] as const];
    });
    return { kind, ...Object.fromEntries(read) } as Fault;
  };

/**
 * Faults as they are written in JSON, for requests to these routes; throws a refusal that names what is wrong,
 * beginning with `path`.
 */
export const readFaults = (value: unknown, path: string, routes: readonly RouteName[]): readonly Fault[] =>
  listOf(faultWith(checksFor(routes)), mostFaults)(value, path);
