import type { TokenAlgorithm } from '../domain/verification-key.ts';
import type { AuthMode, CreateTagging, LogLevel, TrustMode } from './environment.ts';
import type { Secret } from './secret.ts';

/** The upstream that this process starts itself. */
export interface EmbeddedEmulator {
  readonly kind: 'emulator';
  /** Whose API it speaks: one of PROVIDER_NAMES. */
  readonly provider: string;
  readonly speed: number;
  readonly seed: string;
}

/** A REST API somewhere else. */
export interface Provider {
  readonly kind: 'provider';
  /** Whose API it is: one of PROVIDER_NAMES. */
  readonly provider: string;
  readonly baseUrl: string;
}

/** What the service itself may send to the provider. Null is not sent. */
export interface OwnCredential {
  readonly apiKey: Secret | null;
  readonly organization: string | null;
  readonly project: string | null;
}

/** What goes to the provider for a tenant. Null is not sent. */
export interface TenantCredential extends OwnCredential {
  readonly apiKey: Secret;
  /** Where the tenant's jobs are, when that is not where everybody's are; null when it is. */
  readonly upstream: Provider | null;
}

/** Which tokens are taken in mode `jwt`, and what goes upstream for their bearers. */
export interface JwtConfig {
  readonly issuer: string;
  readonly audience: string;
  /** `keySet` is a JSON Web Key Set; it may hold shared secrets. */
  readonly keys:
    | { readonly kind: 'remote'; readonly url: string }
    | { readonly kind: 'static'; readonly keySet: Secret };
  readonly algorithms: readonly TokenAlgorithm[];
  /** Seconds. */
  readonly clockTolerance: number;
  readonly tenantClaim: string;
  readonly tenants: ReadonlyMap<string, TenantCredential>;
}

/** What connections may do, and whose pages may open them. */
export interface Connections {
  /** Origins besides the service's own, as browsers send them. */
  readonly allowedOrigins: readonly string[];
  readonly maxMessageBytes: number;
  readonly maxOperationsPerSocket: number;
  readonly maxSocketsPerCaller: number;
  readonly maxEventStreamsPerCaller: number;
  /** Of all callers together. */
  readonly maxConnections: number;
}

/** Who may be called back with the results of subscriptions. */
export interface Callbacks {
  /** Addresses with scheme, host, port and path. Empty: nobody. */
  readonly targets: readonly string[];
  /** Whether the names among them may resolve to private addresses. */
  readonly allowPrivate: boolean;
}

/** How jobs are created. Times are in milliseconds. */
export interface CreationConfig {
  readonly tagging: CreateTagging;
  /** Null: as long as the provider is known to take. */
  readonly settle: number | null;
  readonly timeout: number;
}

/** What is kept of what the provider said. Times are in milliseconds. */
export interface JobCacheConfig {
  readonly size: number;
  readonly endedFor: number;
  readonly liveFor: number;
}

/** What may be asked, and how much; as the server takes it. */
export interface LimitsConfig {
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxFields: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  readonly maxRootFields: number;
  readonly maxCost: number;
  readonly maxAnswerLength: number;
  /** Bytes. */
  readonly maxSubscriptionMemory: number;
  /** 0: any number. */
  readonly maxRequestsPerMinute: number;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Which documents run. */
export interface TrustedDocumentsConfig {
  readonly mode: TrustMode;
  /** What stands in the manifest; null without one. */
  readonly manifest: string | null;
}

/** Everything that is configurable, checked and consistent. Frozen. */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly upstream: EmbeddedEmulator | Provider;
  readonly auth: AuthMode;
  /** Null in every mode but `jwt`. */
  readonly jwt: JwtConfig | null;
  readonly ownCredential: OwnCredential;
  /** The names that a `Host` header may hold in mode `none`, without ports. */
  readonly allowedHosts: readonly string[];
  /** Milliseconds. */
  readonly upstreamTimeout: number;
  readonly upstreamConnections: number;
  /** How many calls to the upstream one credential may have under way. */
  readonly maxUpstreamCallsPerCaller: number;
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
  readonly callbacks: Callbacks;
  /** Milliseconds. */
  readonly shutdownGrace: number;
  readonly logLevel: LogLevel;
  readonly graphiql: boolean;
  /** Whether the schema is told, by introspection and in suggestions. */
  readonly introspection: boolean;
  /** Whether a router that asks is told how long each field took. */
  readonly inlineTrace: boolean;
  readonly limits: LimitsConfig;
  readonly trustedDocuments: TrustedDocumentsConfig;
}
