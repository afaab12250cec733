/** What a token may be good for. `admin` stands for all of them. */
export const SCOPES = ['jobs:read', 'jobs:write', 'files:write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a caller may do with the credential that he asks with, and until when. */
export interface Access {
  /** Null: whatever the credential itself is good for. */
  readonly scopes: ReadonlySet<Scope> | null;
  /** Milliseconds since 1970; null when it does not end by itself. */
  readonly expiresAt: number | null;
}

/** Of who brings the upstream's own key, or asks where nobody is asked who he is. */
export const FULL_ACCESS: Access = Object.freeze({ scopes: null, expiresAt: null });

/** Whether it is over, at this time in milliseconds since 1970. */
export const isExpired = ({ expiresAt }: Access, now: number): boolean =>
  expiresAt !== null && now >= expiresAt;

export const allows = ({ scopes }: Access, scope: Scope): boolean =>
  scopes === null || scopes.has(scope) || scopes.has('admin');
