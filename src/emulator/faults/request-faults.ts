import type { IncomingMessage } from 'node:http';
import { badRequest } from '../server/api-error.ts';
import type { Fault } from './fault.ts';
import { parseFaults } from './fault-syntax.ts';
import { readFaults } from './read-fault.ts';

const header = 'x-emulator-faults';

/** They tell one request from another, and a header is for its own request only. */
const foreign = ['route', 'times', 'after'] as const;

/** The faults that a request asks for itself. */
export function requestFaults(request: IncomingMessage): readonly Fault[] {
  const line = request.headers[header];
  if (line === undefined) return [];
  const written = parseFaults(String(line), header);
  const misplaced = foreign.find((name) => written.some((fault) => Object.hasOwn(fault, name)));
  if (misplaced !== undefined) {
    throw badRequest(
      `'${misplaced}' makes no sense in ${header}: it is for this one request.`,
      header,
      'unknown_parameter',
    );
  }
  // No route is named here, so there is none to check.
  return readFaults(written, header, []);
}
