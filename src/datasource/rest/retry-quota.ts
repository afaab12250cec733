import { BoundedMap } from '../../store/bounded-map.ts';

/**
 * What a failure speaks against: the upstream, or only the credential's own limits there. Only the former draws on what all
 * credentials share.
 */
export type Blamed = 'UPSTREAM' | 'CREDENTIAL';

const UPSTREAM_CAPACITY = 500;
const CREDENTIAL_CAPACITY = 250;
const RETRY_COST = 5;
const REFUND = 1;
const MOST_CREDENTIALS = 10_000;

/**
 * How many retries an upstream may still be burdened with: a token bucket, as in the standard retry mode of the AWS SDKs. A
 * retry costs five tokens; one that is answered gives them back, and any other answer gives one. Nothing else does, so an
 * outage gets a hundred retries in all, however long it lasts and however many ask.
 *
 * A credential has a bucket of half the size besides, so that one of them can't use up everybody's.
 */
export class RetryQuota {
  #upstream = UPSTREAM_CAPACITY;
  /** Only of those whose bucket isn't full. */
  readonly #credentials = new BoundedMap<string, number>(MOST_CREDENTIALS);

  /** Takes what one retry costs, if it is there. */
  take(credential: string, blamed: Blamed): boolean {
    const own = this.#credentials.get(credential) ?? CREDENTIAL_CAPACITY;
    const shared = blamed === 'UPSTREAM' ? RETRY_COST : 0;
    if (own < RETRY_COST || this.#upstream < shared) return false;
    this.#credentials.set(credential, own - RETRY_COST);
    this.#upstream -= shared;
    return true;
  }

  /** A call was answered, by a retry or at once. */
  answered(credential: string, byRetry: boolean): void {
    const refund = byRetry ? RETRY_COST : REFUND;
    this.#upstream = Math.min(UPSTREAM_CAPACITY, this.#upstream + refund);
    const own = this.#credentials.get(credential);
    if (own === undefined) return;
    if (own + refund >= CREDENTIAL_CAPACITY) this.#credentials.delete(credential);
    else this.#credentials.set(credential, own + refund);
  }
}
