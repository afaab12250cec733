import type { JWTPayload } from 'jose';
import { type Access, SCOPES, type Scope } from '../../domain/access.ts';

/**
 * What a checked token is good for, and until when.
 *
 * Its scopes stand in `scope` (RFC 8693, section 4.2) or, where there is none, in `scp`, as some issuers call it: a text
 * with spaces between them, or a list. Those that are not ours are for others. A token without any is good for nothing.
 *
 * @param clockTolerance seconds for which a token is taken after its end.
 */
export const accessOf = ({ exp = 0, scope, scp }: JWTPayload, clockTolerance: number): Access => {
  const granted = new Set(words(scope ?? scp));
  return {
    scopes: new Set<Scope>(SCOPES.filter((each) => granted.has(each))),
    expiresAt: Math.ceil(exp + clockTolerance) * 1000,
  };
};

const words = (claim: unknown): readonly unknown[] => {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim : [];
};
