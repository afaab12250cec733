import type { AuthMode, LogLevel } from './environment.ts';
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
  /** How large an uploaded file may be. */
  readonly maxUploadBytes: number;
  /** Milliseconds. */
  readonly shutdownGrace: number;
  readonly logLevel: LogLevel;
  readonly graphiql: boolean;
}
