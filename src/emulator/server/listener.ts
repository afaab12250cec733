import type { IncomingMessage, ServerResponse } from 'node:http';
import { hexFrom } from '../chance.ts';
import { type LoggedRequest, openHeaders, type WritableRequestLog } from '../request-log.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { authenticate } from './authenticate.ts';
import type { Answer, Call, Route } from './call.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { requestQuirks } from './request-quirks.ts';
import { findRoute, type Match } from './router.ts';
import { sendAnswer, sendError } from './send-answer.ts';

const apiVersion = '2020-10-01';

const unexpected = (): ApiError =>
  new ApiError(500, 'server_error', 'The server had an error while processing your request.', null, null);

/** Split by hand: a URL parser would take `//host/path` for another server, and throw at what it can't read. */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

/** Answers every request to the API: finds its route, lets its key in, and turns refusals into error bodies. */
export function createListener(world: World, log: WritableRequestLog, routes: readonly Route[]) {
  let served = 0;

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): Promise<Answer> {
    const { path, query } = splitTarget(entry.path);
    let match: Match;
    try {
      match = findRoute(routes, entry.method, path);
      entry.route = `${match.route.method} ${match.route.path}`;
    } finally {
      log.add(entry);
    }
    const { route, parameters } = match;
    const organization = world.organizations.of(authenticate(request, world.apiKeys));
    response.setHeader('openai-organization', organization.name);
    for (const [name, value] of Object.entries(rateLimitHeaders(organization, entry.at))) {
      response.setHeader(name, value);
    }
    const call: Call = {
      world,
      request,
      query,
      organization,
      quirks: requestQuirks(request, world.quirks),
      now: entry.at,
      parameter: (name) => parameters.get(name) ?? '',
    };
    return route.handle(call);
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
  ): Promise<void> {
    const finishHeaders = (): void => {
      response.setHeader('openai-processing-ms', Math.max(0, Math.round(world.clock.now() - entry.at)));
    };
    try {
      const ready = await answer(request, response, entry);
      finishHeaders();
      await sendAnswer(response, ready);
    } catch (error) {
      // Half an answer can't be taken back; the client sees the connection end.
      if (response.headersSent) return void response.destroy();
      finishHeaders();
      sendError(response, error instanceof ApiError ? error : unexpected());
    } finally {
      entry.status = response.writableEnded ? response.statusCode : null;
      // Whatever the route left of the body must go, or the connection can't take another request.
      request.resume();
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const now = world.clock.now();
    served += 1;
    response.sendDate = false;
    response.setHeader('date', new Date(now).toUTCString());
    response.setHeader('x-request-id', `req_${hexFrom(32, world.seed, 'request', served)}`);
    response.setHeader('openai-version', apiVersion);
    // A client that went away is no news.
    response.on('error', () => undefined);
    void serve(request, response, {
      method: request.method ?? '',
      path: request.url ?? '/',
      route: null,
      headers: openHeaders(request.headers),
      at: now,
      status: null,
    });
  };
}
