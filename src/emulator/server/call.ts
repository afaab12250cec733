import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
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
  /** What is switched on for this request. */
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
export type Answer = JsonAnswer | ContentAnswer | EmptyAnswer;

export interface JsonAnswer {
  readonly kind: 'json';
  readonly body: object;
  /** @default 200 */
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
}

/** No body: a 204, or a redirection by its headers. */
export interface EmptyAnswer {
  readonly kind: 'empty';
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
}

export interface ContentAnswer {
  readonly kind: 'content';
  readonly content: Readable;
  /** Bytes; null for a stream whose end nobody knows yet. */
  readonly size: number | null;
  readonly mediaType: string;
  /** Null: nothing to be saved as a file. */
  readonly filename: string | null;
}

export const json = (body: object): JsonAnswer => ({ kind: 'json', body });

/** What a route is for, whatever its address: the same word in every personality. */
export type Operation =
  | 'create'
  | 'list'
  | 'retrieve'
  | 'cancel'
  | 'pause'
  | 'resume'
  | 'start'
  | 'delete'
  | 'events'
  | 'checkpoints'
  | 'metrics'
  | 'upload'
  | 'listFiles'
  | 'retrieveFile'
  | 'deleteFile'
  | 'downloadFile'
  | 'graders'
  | 'permissions'
  | 'models'
  | 'estimate';

/** Where a route is and what it is for, without what it does. */
export interface RouteName {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Names its variable parts in braces; text may follow one, as in `{job}:cancel`. */
  readonly path: string;
  readonly operation: Operation;
}

/** A route as the request log and faults name it. */
export const labelOf = ({ method, path }: RouteName): string => `${method} ${path}`;

/** One address of the API. */
export interface Route extends RouteName {
  /**
   * Taken without a key, because the path names whose it is in `{organization}`, by its id: an address that the
   * provider hands out as signed. @default false
   */
  readonly signed?: boolean;
  handle(call: Call): Answer | Promise<Answer>;
}
