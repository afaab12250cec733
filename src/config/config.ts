import type { AuthMode, CreateTagging, LogLevel } from './environment.ts';
import type { Secret } from './secret.ts';

/** The upstream that this process starts itself. */
export interface EmbeddedEmulator {
  readonly kind: 'emulator';
  readonly speed: number;
  readonly seed: string;
}

/** A REST API somewhere else. */
export interface Provider {
  readonly kind: 'provider';
  readonly baseUrl: string;
}

/** What the service itself may send to the provider. Null is not sent. */
export interface OwnCredential {
  readonly apiKey: Secret | null;
  readonly organization: string | null;
  readonly project: string | null;
}

/** What sockets may do, and whose pages may open them. */
export interface Connections {
  /** Origins besides the service's own, as browsers send them. */
  readonly allowedOrigins: readonly string[];
  readonly maxMessageBytes: number;
  readonly maxOperationsPerSocket: number;
  readonly maxSocketsPerCaller: number;
}

/** How jobs are created. Times are in milliseconds. */
export interface CreationConfig {
  readonly tagging: CreateTagging;
  readonly settle: number;
  readonly timeout: number;
}

/** What is kept of what the provider said. Times are in milliseconds. */
export interface JobCacheConfig {
  readonly size: number;
  readonly endedFor: number;
  readonly liveFor: number;
}

/** Everything that is configurable, checked and consistent. Frozen. */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly upstream: EmbeddedEmulator | Provider;
  readonly auth: AuthMode;
  readonly ownCredential: OwnCredential;
  /** The names that a `Host` header may hold in mode `none`, without ports. */
  readonly allowedHosts: readonly string[];
  /** Milliseconds. */
  readonly upstreamTimeout: number;
  readonly upstreamConnections: number;
  readonly creation: CreationConfig;
  readonly jobCache: JobCacheConfig;
  /** What signs the provider's webhooks: any of these. Empty: none are taken. */
  readonly webhookSecrets: readonly Secret[];
  /** Milliseconds between two looks at a job that is watched, while it moves. */
  readonly pollInterval: number;
  /** How large the body of an operation may be. */
  readonly maxBodyBytes: number;
  /** How large an uploaded file may be. */
  readonly maxUploadBytes: number;
  readonly connections: Connections;
  /** Milliseconds. */
  readonly shutdownGrace: number;
  readonly logLevel: LogLevel;
  readonly graphiql: boolean;
}
