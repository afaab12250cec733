/** How many of something, such as sockets, each credential has open. */
export class CallerCounts {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  /** @param most how many a credential may have. */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many credentials have any. */
  get size(): number {
    return this.#counts.size;
  }

  /** Counts one more, and says whether it may be. Whoever was let in leaves once. */
  enter(credentialId: string): boolean {
    const count = this.#counts.get(credentialId) ?? 0;
    if (count >= this.#most) return false;
    this.#counts.set(credentialId, count + 1);
    return true;
  }

  leave(credentialId: string): void {
    const count = this.#counts.get(credentialId) ?? 0;
    if (count > 1) this.#counts.set(credentialId, count - 1);
    else this.#counts.delete(credentialId);
  }
}
