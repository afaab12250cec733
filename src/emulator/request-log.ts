import type { Fault } from './faults/fault.ts';
import type { Operation } from './server/call.ts';

/** One request that was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  /** Method and pattern, such as `GET /v1/fine_tuning/jobs/{id}`; null where no route took it. */
  route: string | null;
  /** What the route is for, the same word in every personality; null where no route took it. */
  operation: Operation | null;
  /** Without those that carry a secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What went wrong on purpose. */
  faults: readonly Fault[];
  /** The status it was answered with; null while it is under way, or if the connection was lost. */
  status: number | null;
}

/** What was asked of the emulator, so that a test can count. */
export interface RequestLog {
  /** The latest ten thousand, oldest first. */
  readonly all: readonly LoggedRequest[];
  /** How many came since the last `clear`, for one route (or operation, such as `create`) or for all. */
  count(route?: string): number;
  /** How many came for each route. */
  counts(): Readonly<Record<string, number>>;
  /** How many were hit by each kind of fault. */
  faultCounts(): Readonly<Record<string, number>>;
  clear(): void;
}

export interface WritableRequestLog extends RequestLog {
  add(request: LoggedRequest): void;
}

const kept = 10_000;
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'api-key', 'cookie']);

/** Headers without secrets, each as one string. */
export const openHeaders = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !secretHeaders.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

export function createRequestLog(): WritableRequestLog {
  let entries: LoggedRequest[] = [];
  const byRoute = new Map<string, number>();
  const byOperation = new Map<string, number>();
  const byFault = new Map<string, number>();
  let total = 0;
  const addTo = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    get all() {
      return entries;
    },
    add(request) {
      total += 1;
      if (request.route !== null) addTo(byRoute, request.route);
      if (request.operation !== null) addTo(byOperation, request.operation);
      for (const { kind } of request.faults) addTo(byFault, kind);
      entries.push(request);
      // Twice the size before cutting, so that not every request pays for moving the rest.
      if (entries.length > 2 * kept) entries = entries.slice(-kept);
    },
    count: (route) => (route === undefined ? total : (byRoute.get(route) ?? byOperation.get(route) ?? 0)),
    counts: () => Object.fromEntries(byRoute),
    faultCounts: () => Object.fromEntries(byFault),
    clear() {
      entries = [];
      byRoute.clear();
      byOperation.clear();
      byFault.clear();
      total = 0;
    },
  };
}
