import type { Capabilities } from '../../domain/capabilities.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import type { BaseUrl } from '../rest/base-url.ts';
import type { Upstream } from '../rest/upstream.ts';
import type { Vocabulary } from '../wire/vocabulary.ts';
import type { ProviderApi } from './api.ts';
import type { ProviderProfile } from './profile.ts';

/** With what a provider's API is made. */
export interface ProviderParts {
  readonly upstream: Upstream;
  /** Where the upstream is: some tell in its path on whose behalf they are asked. */
  readonly baseUrl: BaseUrl;
  /** The profile's words, and a log that hears of those that it doesn't have. */
  readonly vocabulary: Vocabulary;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** One provider: how its calls look, what it can do, and what it does. */
export interface Provider extends ProviderProfile {
  /**
   * Where its API is when nobody says; null where every customer has an address of his own.
   */
  readonly baseUrl: string | null;
  readonly capabilities: Capabilities;
  connect(parts: ProviderParts): ProviderApi;
}
