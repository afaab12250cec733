import type { CredentialSecrets } from '../../domain/credential.ts';
import type { JobStatus } from '../../domain/job-status.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { KnownMethodType } from '../../domain/method.ts';

/** What an upstream's error body says, in its own words. Each is null where it says nothing. */
export interface UpstreamErrorBody {
  readonly message: string | null;
  readonly code: string | null;
  readonly param: string | null;
}

/** The order in which an upstream lists a job's events. */
export type EventOrder = 'NEWEST_FIRST' | 'OLDEST_FIRST';

/**
 * What sets one provider apart from the others, as data. It is read inside the datasource only: nothing above knows who
 * answers.
 */
export interface ProviderProfile {
  /** The name under which the configuration asks for it. */
  readonly name: string;
  /** The headers that prove who asks. Values are checked by the one who sends them. */
  credentialHeaders(secrets: CredentialSecrets): Readonly<Record<string, string>>;
  /** The request headers that carry our own request id. */
  readonly requestIdHeaders: readonly string[];
  /** The answer's header, lower case, that names the request for the provider's support. */
  readonly upstreamRequestIdHeader: string;
  /** Parameters that go with every call. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Its words for a job's status. A word that isn't here reads UNKNOWN. */
  readonly statuses: ReadonlyMap<string, JobStatus>;
  /** Its words for a method, which also name the method's own object. */
  readonly methods: ReadonlyMap<string, KnownMethodType>;
  readonly eventOrder: EventOrder;
  /**
   * Milliseconds within which a job shows in the list after the request that made it has ended, where the configuration
   * doesn't say.
   */
  readonly settle: number;
  /** Finds what an error body says, whatever the body is. Never throws. */
  readError(body: JsonValue): UpstreamErrorBody;
  /**
   * What to tell a client whose request for a new job is refused because the provider takes none any more; null for every
   * other refusal. It is asked of every 4xx, whatever was to be done.
   */
  readonly closedCreation: (status: number, error: UpstreamErrorBody) => string | null;
}
