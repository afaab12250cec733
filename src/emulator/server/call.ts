import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Fault } from '../faults/fault.ts';
import type { Organization } from '../organization.ts';
import type { EmulatorQuirks } from '../quirks.ts';
import type { World } from '../world.ts';

/** One request on its way to a route. */
export interface Call {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  /** Who asks. */
  readonly organization: Organization;
  /** The personality for this request. */
  readonly quirks: EmulatorQuirks;
  /** The faults that apply to this request. */
  readonly faults: readonly Fault[];
  /** When it is carried out, in milliseconds since 1970: one answer tells of one moment. */
  readonly now: number;
  /** The JSON body of the request; throws the upstream's refusal of anything else. */
  readJson(): Promise<unknown>;
  /** A decoded part of the path. */
  parameter(name: string): string;
}

/** What a route answers with; refusals are thrown as `ApiError`. */
export type Answer = JsonAnswer | ContentAnswer;

export interface JsonAnswer {
  readonly kind: 'json';
  readonly body: object;
}

export interface ContentAnswer {
  readonly kind: 'content';
  readonly content: Readable;
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
}

export const json = (body: object): JsonAnswer => ({ kind: 'json', body });

/** One address of the API. `path` names its variable parts in braces. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  handle(call: Call): Answer | Promise<Answer>;
}
