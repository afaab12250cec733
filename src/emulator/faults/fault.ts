/** How often a fault applies, to the requests that it is for. */
export interface FaultDose {
  /** Applies to so many requests and is used up. @default without end */
  readonly times?: number;
  /** Lets so many requests by first, those that another fault took included. @default 0 */
  readonly after?: number;
  /** How likely it applies to each request, from 0 to 1; drawn from the emulator's seed. @default 1 */
  readonly probability?: number;
}

/** Which requests a fault is for, and how often it applies to them. */
export interface FaultScope extends FaultDose {
  /**
   * Method and route as the request log names them; `*` stands for anything: `GET *`, `POST /v1/fine_tuning/jobs`.
   * Or the operation alone, whose name is the same in every personality: `create`.
   * @default every route of the API
   */
  readonly route?: string;
}

/** Carried out at once, answered late. */
export interface LatencyFault extends FaultScope {
  readonly kind: 'latency';
  readonly milliseconds: number;
}

/** Carried out late, even if the client has gone by then. An upload needs its client, so it is lost in that case. */
export interface LateArrivalFault extends FaultScope {
  readonly kind: 'lateArrival';
  readonly milliseconds: number;
}

/** Statuses that a client may meet on any route of an upstream in trouble. */
export const errorStatuses = [408, 409, 429, 500, 502, 503, 504] as const;

/** An error in place of the answer. */
export interface ErrorFault extends FaultScope {
  readonly kind: 'error';
  /** @default 500 */
  readonly status?: (typeof errorStatuses)[number];
  /** Whether the request is carried out nevertheless. @default false */
  readonly carriedOut?: boolean;
  /** The header `retry-after`: seconds, or a text that is sent as it is, such as a date. @default not sent */
  readonly retryAfter?: number | string;
  /** The header `retry-after-ms`. @default not sent */
  readonly retryAfterMs?: number;
  /** The header `x-should-retry`. @default not sent */
  readonly shouldRetry?: boolean;
}

/** The connection is reset in place of an answer. */
export interface ResetFault extends FaultScope {
  readonly kind: 'reset';
  /** Whether the request is carried out nevertheless. @default false */
  readonly carriedOut?: boolean;
}

/** No answer ever comes; the connection stays open. */
export interface HangFault extends FaultScope {
  readonly kind: 'hang';
  /** Whether the request is carried out nevertheless. @default false */
  readonly carriedOut?: boolean;
}

/** Carried out; the connection closes before all of the announced body has come. */
export interface TruncatedBodyFault extends FaultScope {
  readonly kind: 'truncatedBody';
  /** How much of the body comes; always less than all of it. @default half */
  readonly bytes?: number;
}

export const pageStatuses = [200, 403, 502, 503, 504] as const;

/** Carried out; a proxy's HTML page comes in place of the answer. */
export interface HtmlBodyFault extends FaultScope {
  readonly kind: 'htmlBody';
  /** @default 200 */
  readonly status?: (typeof pageStatuses)[number];
}

/** Carried out; the body comes byte by byte. */
export interface DrippedBodyFault extends FaultScope {
  readonly kind: 'drippedBody';
  /** Before each byte. */
  readonly milliseconds: number;
}

/** The list of jobs doesn't show those that were created less than so long ago; each can be read by its id. */
export interface ListLagFault extends FaultDose {
  readonly kind: 'listLag';
  readonly milliseconds: number;
}

/** The list of jobs ignores its metadata filter and shows them all. */
export interface IgnoredMetadataFilterFault extends FaultDose {
  readonly kind: 'ignoredMetadataFilter';
}

/** Creating a job is forbidden, as OpenAI announced it. */
export interface CreationClosedFault extends FaultDose {
  readonly kind: 'creationClosed';
}

/** The key isn't let in any more. */
export interface RevokedKeyFault extends FaultScope {
  readonly kind: 'revokedKey';
  /** @default 401 */
  readonly status?: 401 | 403;
}

/** Faults that decide how a request ends, of which it can take only one. */
export type Fate =
  | ErrorFault
  | ResetFault
  | HangFault
  | TruncatedBodyFault
  | HtmlBodyFault
  | DrippedBodyFault
  | CreationClosedFault
  | RevokedKeyFault;

/** One thing that goes wrong. */
export type Fault = LatencyFault | LateArrivalFault | ListLagFault | IgnoredMetadataFilterFault | Fate;

export type FaultKind = Fault['kind'];

export type FaultOf<Kind extends FaultKind> = Extract<Fault, { readonly kind: Kind }>;
