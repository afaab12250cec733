export interface UpstreamRejectionDetails {
  /** The HTTP status: 400, 404, 409, 422 or another 4xx that is about the request itself. */
  readonly status: number;
  /** The upstream's machine-readable code; null when it gave none. */
  readonly upstreamCode: string | null;
  /** The parameter that the upstream names, in its own spelling; null when it names none. */
  readonly param: string | null;
  readonly upstreamRequestId: string | undefined;
  /** Whether the same request had gone before, and its answer was lost: the refusal may be of the repetition alone. */
  readonly repeated?: boolean;
}

/**
 * The upstream understood the request and refused it for what it says. A mutation turns it into a user error.
 * The message is the upstream's, bounded in length and cleaned of the credential.
 */
export class UpstreamRejection extends Error {
  override readonly name = 'UpstreamRejection';
  readonly details: UpstreamRejectionDetails;

  constructor(message: string, details: UpstreamRejectionDetails) {
    super(message);
    this.details = details;
  }
}
