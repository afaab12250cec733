import { createLocalJWKSet, errors, type JWK } from 'jose';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import {
  type TokenAlgorithm,
  type VerificationKey,
  verificationKeyProblem,
} from '../../domain/verification-key.ts';
import { fetchKeySet } from './fetch-key-set.ts';
import { KeySetFailure } from './key-set-failure.ts';
import type { TokenKeys } from './token-keys.ts';

export interface RemoteKeysParts {
  /** Where the issuer publishes its JSON Web Key Set. */
  readonly url: string;
  readonly algorithms: readonly TokenAlgorithm[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Milliseconds. Issuers change keys within days, and let the old one stand beside the new one for hours. */
const FRESH_FOR = 600_000;
/** After a fetch, whatever came of it: nobody makes us ask more often by sending tokens of unknown keys. */
const COOLDOWN = 10_000;
/** An issuer that can't be reached takes nobody's access for so long, and a key that it has withdrawn is taken no longer. */
const USABLE_FOR = 3_600_000;

interface KnownKeys {
  readonly find: TokenKeys;
  readonly fetchedAt: number;
}

/**
 * Keys that an issuer publishes: fetched when the first token comes, again when they are no longer fresh, and when a token
 * names one that is unknown.
 *
 * Not jose's own: that one goes by the machine's clock, asks again for each token while the issuer fails, and has no use
 * for the keys that it knows then.
 */
export const createRemoteKeys = ({ url, algorithms, clock, logger }: RemoteKeysParts): TokenKeys => {
  let known: KnownKeys | null = null;
  let fetching: Promise<void> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;

  const ageOf = (keys: KnownKeys | null): number =>
    keys === null ? Number.POSITIVE_INFINITY : clock.now() - keys.fetchedAt;

  const fetchKeys = async (): Promise<void> => {
    try {
      const published = await fetchKeySet(url, clock);
      known = { find: usable(published, algorithms), fetchedAt: clock.now() };
      if (isFailing) logger.info({}, "the issuer's keys can be fetched again");
      isFailing = false;
    } catch (error) {
      // The address may hold what is nobody's business, and so may whatever names it.
      const reason = error instanceof KeySetFailure ? error.message : 'it could not be reached';
      if (!isFailing) logger.warn({ reason }, "the issuer's keys could not be fetched");
      isFailing = true;
    } finally {
      fetching = null;
      triedAt = clock.now();
    }
  };
  const refresh = (): Promise<void> => {
    if (fetching === null && clock.now() - triedAt < COOLDOWN) return Promise.resolve();
    fetching ??= fetchKeys();
    return fetching;
  };
  const current = (): KnownKeys => {
    if (known === null || ageOf(known) >= USABLE_FOR) throw unavailable();
    return known;
  };

  return async (header, token) => {
    if (ageOf(known) >= FRESH_FOR) {
      const refreshed = refresh();
      // While the issuer fails, nobody waits for it to fail again.
      if (!isFailing || ageOf(known) >= USABLE_FOR) await refreshed;
    }
    try {
      return await current().find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      if (isFailing) throw unavailable();
      return current().find(header, token);
    }
  };
};

const usable = (published: readonly VerificationKey[], algorithms: readonly TokenAlgorithm[]): TokenKeys => {
  // An issuer may publish what it uses for other things.
  const keys = published.filter((key) => verificationKeyProblem(key, algorithms) === null);
  if (keys.length === 0) throw new KeySetFailure('it holds no key that tokens could be checked with');
  return createLocalJWKSet({ keys: keys as unknown as JWK[] });
};

const unavailable = (): ServiceError =>
  new ServiceError(
    'AUTHENTICATION_UNAVAILABLE',
    'The token could not be checked, because the keys of its issuer can not be had at the moment. That is no fault of the token: try again in a few seconds.',
  );
