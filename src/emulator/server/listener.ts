import type { IncomingMessage, ServerResponse } from 'node:http';
import { hexFrom } from '../chance.ts';
import { deliver } from '../faults/deliver.ts';
import { fateOf, faultOf, isCarriedOut } from '../faults/fault-kinds.ts';
import { holdBody } from '../faults/held-body.ts';
import { requestFaults } from '../faults/request-faults.ts';
import { WaitAbandoned } from '../faults/waiting-room.ts';
import { type LoggedRequest, openHeaders, type WritableRequestLog } from '../request-log.ts';
import type { World } from '../world.ts';
import { admit } from './admit.ts';
import { ApiError } from './api-error.ts';
import { type Answer, type Call, labelOf } from './call.ts';
import { type JsonRequest, readJson } from './read-json.ts';
import { requestQuirks } from './request-quirks.ts';
import { findRoute, type Match } from './router.ts';
import { discard, type Outcome } from './send-answer.ts';

const unexpected = (): ApiError =>
  new ApiError(500, 'server_error', 'The server had an error while processing your request.', null, null);

const isForm = ({ headers }: IncomingMessage): boolean => /^multipart\//i.test(headers['content-type'] ?? '');

/** Split by hand: a URL parser would take `//host/path` for another server, and throw at what it can't read. */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

/** Which route a request is for, and what its target filled in. */
interface Target extends Match {
  readonly query: URLSearchParams;
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Answers every request to the API: finds its route, lets its key in, and turns refusals into error bodies. */
export function createListener(world: World, log: WritableRequestLog) {
  const { personality } = world;
  const { headers } = personality;
  let served = 0;

  function recognize(request: IncomingMessage, entry: LoggedRequest): Target {
    const { path, query } = splitTarget(entry.path);
    try {
      const match = findRoute(personality.routes, entry.method, path);
      entry.route = labelOf(match.route);
      entry.operation = match.route.operation;
      entry.faults = world.faults.take(match.route, requestFaults(request));
      return { ...match, query };
    } finally {
      log.add(entry);
    }
  }

  function carryOut(
    target: Target,
    request: IncomingMessage,
    response: ServerResponse,
    { faults }: LoggedRequest,
    json: JsonRequest,
  ): Answer | Promise<Answer> {
    const now = world.clock.now();
    const { route, parameters, query } = target;
    const organization = admit(target, request, world);
    setHeaders(response, headers.onAdmission?.(organization, now));
    const call: Call = {
      world,
      request,
      query,
      organization,
      quirks: requestQuirks(request, world.quirks),
      faults,
      now,
      readJson: () => readJson(json),
      parameter: (name) => parameters.get(name) ?? '',
    };
    return route.handle(call);
  }

  async function outcomeOf(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): Promise<Outcome> {
    try {
      const target = recognize(request, entry);
      const late = faultOf(entry.faults, 'lateArrival');
      const json = late === undefined || isForm(request) ? request : await holdBody(request);
      if (late !== undefined) await world.waitingRoom.wait(late.milliseconds);
      // Nobody sees this one: its fate takes its place.
      if (!isCarriedOut(fateOf(entry.faults))) return unexpected();
      return await carryOut(target, request, response, entry, json);
    } catch (error) {
      if (error instanceof WaitAbandoned) throw error;
      return error instanceof ApiError ? error : unexpected();
    }
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): Promise<void> {
    let outcome: Outcome | null = null;
    try {
      outcome = await outcomeOf(request, response, entry);
      // Whatever the route left of the body must go, or the connection can't take another request.
      request.resume();
      const { milliseconds: latency = 0 } = faultOf(entry.faults, 'latency') ?? {};
      if (latency > 0) await world.waitingRoom.wait(latency);
      setHeaders(response, headers.onDelivery?.(Math.max(0, Math.round(world.clock.now() - entry.at))));
      await deliver(response, outcome, fateOf(entry.faults), world);
    } catch {
      // Half an answer can't be taken back; the client sees the connection end.
      response.destroy();
      if (outcome !== null) discard(outcome);
    } finally {
      entry.status = response.writableEnded ? response.statusCode : null;
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const now = world.clock.now();
    served += 1;
    response.sendDate = false;
    response.setHeader('date', new Date(now).toUTCString());
    setHeaders(response, headers.onArrival?.(hexFrom(32, world.seed, 'request', served)));
    // A client that went away is no news.
    response.on('error', () => undefined);
    void serve(request, response, {
      method: request.method ?? '',
      path: request.url ?? '/',
      route: null,
      operation: null,
      headers: openHeaders(request.headers),
      at: now,
      faults: [],
      status: null,
    });
  };
}
