import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';

/** What goes upstream to prove who asks. */
export interface CredentialSecrets {
  /** The bearer token or API key; null asks without one. */
  readonly token: string | null;
  readonly organization: string | null;
  readonly project: string | null;
}

/**
 * Who asks the upstream. Made once at the door and carried everywhere; whatever is shared, cached or watched is keyed
 * by `id`, a keyed hash, so that nothing crosses from one credential to another and no secret stands in a key or a log.
 */
export class Credential {
  readonly id: string;
  /** Names the upstream that it is for, among several; null is the usual one. */
  readonly upstream: string | null;
  readonly #secrets: CredentialSecrets;
  readonly #identity: string;

  /**
   * @param tenant on whose behalf the secrets are used, where the service holds some for several: two that are allowed to
   * use the same are two credentials all the same. Null where whoever has the secrets is who asks.
   * @param upstream which of several upstreams they are for; null is the one that most are for.
   */
  constructor(
    secrets: CredentialSecrets,
    hashingKey: Uint8Array,
    tenant: string | null = null,
    upstream: string | null = null,
  ) {
    this.upstream = upstream;
    const { token, organization, project } = secrets;
    this.#secrets = secrets;
    // What is signed is read again by later versions, so this never changes for a credential that exists.
    this.#identity = JSON.stringify([token, organization, project, ...(tenant === null ? [] : [tenant])]);
    this.id = createHmac('sha256', hashingKey).update(this.#identity).digest('base64url');
  }

  /** For the one who writes the upstream's headers, and nobody else. */
  reveal(): CredentialSecrets {
    return this.#secrets;
  }

  /**
   * A keyed hash of a text, which only who holds this credential can make. Unlike `id` it is the same in every process, so it
   * may be written down where another process reads it; it does not tell the secrets.
   */
  sign(text: string): string {
    return createHmac('sha256', this.#identity).update(text).digest('base64url');
  }

  toJSON(): string {
    return `credential ${this.id.slice(0, 8)}`;
  }

  [inspect.custom](): string {
    return this.toJSON();
  }
}
