import type { DocumentNode } from 'graphql';
import { ServiceError } from '../../domain/service-error.ts';
import type { PreparedDocument } from './documents/prepare-document.ts';
import type { Variables } from './input-problems.ts';
import { variablesWeight } from './variables-weight.ts';

/** Bytes of a running subscription besides its document and variables, without what its transport keeps; measured. */
const SUBSCRIPTION_WEIGHT = 6500;

/** Seconds. Subscriptions last, so asking again at once is idle. */
const RETRY_AFTER = 5;

interface Kept {
  weight: number;
  /** How many run with each document. */
  readonly documents: Map<DocumentNode, number>;
}

/**
 * Bounds what the running subscriptions of each credential keep together, whichever transport they came over. A document that
 * several of them share is there once and counts once; prepared a second time, it is there twice.
 */
export class SubscriptionMemory {
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();

  /** @param most bytes that a credential's subscriptions may keep, as far as that can be told. */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many credentials have any. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * Counts one more.
   *
   * @returns what takes it off again, however often that is called.
   * @throws ServiceError TOO_MANY_CONNECTIONS when it would be too much.
   */
  take(credentialId: string, { document, weight }: PreparedDocument, variables: Variables): () => void {
    const kept = this.#kept.get(credentialId) ?? { weight: 0, documents: new Map<DocumentNode, number>() };
    const own = SUBSCRIPTION_WEIGHT + variablesWeight(variables);
    const users = kept.documents.get(document) ?? 0;
    const together = kept.weight + own + (users === 0 ? weight : 0);
    if (together > this.#most) throw tooMuch(together, this.#most);
    kept.weight = together;
    kept.documents.set(document, users + 1);
    this.#kept.set(credentialId, kept);

    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      kept.weight -= own;
      const left = (kept.documents.get(document) ?? 0) - 1;
      if (left > 0) {
        kept.documents.set(document, left);
        return;
      }
      kept.documents.delete(document);
      kept.weight -= weight;
      if (kept.documents.size === 0) this.#kept.delete(credentialId);
    };
  }
}

const tooMuch = (together: number, most: number): ServiceError =>
  new ServiceError(
    'TOO_MANY_CONNECTIONS',
    `With this one, the subscriptions of this credential would keep some ${together} bytes, and ${most} are allowed. End one first, or send a shorter document or less in variables.`,
    { retryAfter: RETRY_AFTER },
  );
