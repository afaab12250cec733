import type { IncomingMessage, ServerResponse } from 'node:http';
import { type EmulatorQuirks, withQuirks } from '../quirks.ts';
import { ApiError, forbidden, notFound } from '../server/api-error.ts';
import { readJson } from '../server/read-json.ts';
import { sendError, sendJson } from '../server/send-answer.ts';
import type { World } from '../world.ts';
import { readFaultsBody, showFaults } from './faults-body.ts';
import { isLocalProgram } from './loopback.ts';
import { readQuirksBody } from './quirks-body.ts';

const prefix = '/emulator/';

export const isForControlPanel = (request: IncomingMessage): boolean =>
  (request.url ?? '').startsWith(prefix);

type Control = (request: IncomingMessage) => Promise<object> | object;

/** The addresses under `/emulator/`, by which a program on this machine steers a running emulator. */
export function createControlPanel(world: World, reset: () => Promise<void>) {
  const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
    ['GET /emulator/quirks', () => world.quirks],
    [
      'PUT /emulator/quirks',
      async (request): Promise<EmulatorQuirks> => {
        world.quirks = withQuirks(world.quirks, readQuirksBody(await readJson(request)));
        return world.quirks;
      },
    ],
    ['GET /emulator/faults', () => showFaults(world.faults)],
    [
      'PUT /emulator/faults',
      async (request) => {
        world.faults.set(readFaultsBody(await readJson(request), world.personality.routes));
        return showFaults(world.faults);
      },
    ],
    [
      'DELETE /emulator/faults',
      () => {
        world.faults.set([]);
        return showFaults(world.faults);
      },
    ],
    [
      'GET /emulator/requests',
      () => ({
        total: world.requests.count(),
        routes: world.requests.counts(),
        faults: world.requests.faultCounts(),
      }),
    ],
    [
      'POST /emulator/reset',
      async () => {
        await reset();
        return { reset: true };
      },
    ],
  ]);

  async function answer(request: IncomingMessage): Promise<object> {
    if (!isLocalProgram(request)) {
      throw forbidden('Only programs on the same machine may use this address.', 'loopback_only');
    }
    const asked = `${request.method ?? ''} ${request.url ?? ''}`;
    const control = controls.get(asked);
    if (control !== undefined) return control(request);
    const known = [...controls.keys()].join(', ');
    throw notFound(`Unknown control: ${asked.slice(0, 100)}. There are: ${known}.`, null, 'unknown_url');
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await sendJson(response, 200, await answer(request));
    } catch (error) {
      if (error instanceof ApiError) await sendError(response, error);
      else response.destroy();
    } finally {
      request.resume();
    }
  };
}
