import type { Clock } from '../../../domain/clock.ts';
import { RequestRefusal } from '../request-refusal.ts';

const MINUTE = 60_000;
/** More credentials than that within a minute are guesses; the oldest of them get a full allowance again. */
const MOST_CREDENTIALS = 100_000;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * How many operations a credential may begin in a minute, all at once if it likes. What is used grows back evenly. A bucket
 * that nobody has used for a minute is full, and so need not be kept.
 */
export class RequestAllowance {
  readonly #perMinute: number;
  readonly #clock: Clock;
  #recent = new Map<string, Bucket>();
  #older = new Map<string, Bucket>();
  #turnedAt: number;

  /** @param perMinute 0: any number. */
  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#turnedAt = clock.now();
  }

  /** @throws RequestRefusal TOO_MANY_REQUESTS */
  take(credentialId: string): void {
    if (this.#perMinute === 0) return;
    const now = this.#clock.now();
    const bucket = this.#bucketOf(credentialId, now);
    const grown = (Math.max(0, now - bucket.filledAt) / MINUTE) * this.#perMinute;
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + grown);
    bucket.filledAt = now;
    if (bucket.tokens < 1) throw this.#refusal(bucket);
    bucket.tokens -= 1;
  }

  /** How many credentials it knows of. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  #bucketOf(credentialId: string, now: number): Bucket {
    if (now - this.#turnedAt >= MINUTE || this.#recent.size >= MOST_CREDENTIALS) {
      this.#older = now - this.#turnedAt >= 2 * MINUTE ? new Map() : this.#recent;
      this.#recent = new Map();
      this.#turnedAt = now;
    }
    const known = this.#recent.get(credentialId);
    if (known) return known;
    const bucket = this.#older.get(credentialId) ?? { tokens: this.#perMinute, filledAt: now };
    this.#older.delete(credentialId);
    this.#recent.set(credentialId, bucket);
    return bucket;
  }

  #refusal({ tokens }: Bucket): RequestRefusal {
    const retryAfter = Math.max(1, Math.ceil(((1 - tokens) / this.#perMinute) * (MINUTE / 1000)));
    return new RequestRefusal(
      'TOO_MANY_REQUESTS',
      `A credential may begin ${this.#perMinute} operations a minute. Ask again in ${retryAfter} s.`,
      retryAfter,
    );
  }
}
