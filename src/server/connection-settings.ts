/** What connections may do, sockets and event streams above all, and how many there may be. Times are in milliseconds. */
export interface ConnectionSettings {
  /** Whose pages may ask, by HTTP or on a socket, besides the service's own: origins as browsers send them. */
  readonly allowedOrigins: readonly string[];
  /** The largest message that a socket takes. */
  readonly maxMessageBytes: number;
  /** How many operations may run on a socket at once. */
  readonly maxOperationsPerSocket: number;
  /** How many sockets a credential may have open at once. */
  readonly maxSocketsPerCaller: number;
  /** How many event streams a credential may have open at once. */
  readonly maxEventStreamsPerCaller: number;
  /** How many connections of all callers are held at once; one more is closed unanswered. */
  readonly maxConnections: number;
  /** How long a socket may be open without `connection_init`. @default 3000 */
  readonly initTimeout: number;
  /**
   * How often a sign of life goes out, on sockets and event streams: proxies close what is silent for long. A socket that
   * leaves one unanswered until the next is dead. @default 12000
   */
  readonly heartbeat: number;
  /** How much may wait to be sent on a socket before nothing more is read from it or for it. @default 1 MiB */
  readonly maxBufferedBytes: number;
  /** How long a client, of a socket or an event stream, may leave unread what waits to be sent. @default 30000 */
  readonly stallTimeout: number;
}

const DEFAULTS = {
  initTimeout: 3000,
  heartbeat: 12_000,
  maxBufferedBytes: 1024 ** 2,
  stallTimeout: 30_000,
};

/** What an operator chooses, and what else differs from the usual. */
export type ConnectionOptions = Omit<ConnectionSettings, keyof typeof DEFAULTS> &
  Partial<Pick<ConnectionSettings, keyof typeof DEFAULTS>>;

/** These settings, with the usual ones where nothing is said. */
export const connectionSettings = (chosen: ConnectionOptions): ConnectionSettings => ({
  ...DEFAULTS,
  ...chosen,
});
