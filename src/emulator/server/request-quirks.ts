import type { IncomingMessage } from 'node:http';
import { type EmulatorQuirks, isQuirkName, quirkNames, withQuirks } from '../quirks.ts';
import { badRequest } from './api-error.ts';

const header = 'x-emulator-quirks';

/** The personality for one request: the present one, and what the request's own header adds to it. */
export function requestQuirks(request: IncomingMessage, present: EmulatorQuirks): EmulatorQuirks {
  const asked = request.headers[header];
  if (asked === undefined) return present;
  const names = String(asked)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => !isQuirkName(name));
  if (unknown !== undefined) {
    throw badRequest(
      `Unknown quirk '${unknown.slice(0, 100)}' in ${header}. There are: ${quirkNames.join(', ')}.`,
      header,
      'invalid_value',
    );
  }
  return withQuirks(present, Object.fromEntries(names.map((name) => [name, true])));
}
