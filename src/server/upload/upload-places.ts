import { ServiceError } from '../../domain/service-error.ts';
import { CallerCounts } from '../caller-counts.ts';

/** Which part of all places one caller may have. */
const SHARE = 4;
/** Seconds. Uploads last, so asking again at once is idle. */
const RETRY_AFTER = 5;

/**
 * How many files may arrive at once. Each holds a connection to the upstream for as long as its client takes to send it,
 * which may be very long: whoever sends a byte now and then must not keep everybody else's reads from the upstream.
 */
export class UploadPlaces {
  readonly #most: number;
  readonly #counts: CallerCounts;
  #taken = 0;

  /** @param most of all callers together; one of them may have a quarter. */
  constructor(most: number) {
    this.#most = most;
    this.#counts = new CallerCounts(Math.max(1, Math.floor(most / SHARE)));
  }

  /**
   * @returns what gives the place back, once.
   * @throws ServiceError TOO_MANY_REQUESTS
   */
  take(credentialId: string): () => void {
    if (this.#taken >= this.#most || !this.#counts.enter(credentialId)) {
      throw new ServiceError(
        'TOO_MANY_REQUESTS',
        `As many files arrive at the moment as may: ${this.#most} of all callers, a quarter of it of one. Send this one when another has arrived.`,
        { retryAfter: RETRY_AFTER },
      );
    }
    this.#taken += 1;
    return () => {
      this.#taken -= 1;
      this.#counts.leave(credentialId);
    };
  }
}
