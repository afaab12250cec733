import { errors } from 'jose';
import { ServiceError } from '../../domain/service-error.ts';

/**
 * What the bearer of a token that was not taken is told: enough for an honest one to get a better one, and nothing of the
 * token. Whatever is wrong with the signature is told in the same words; of the claims only whose signature holds hears.
 */
export const tokenProblem = (error: unknown): unknown => {
  if (error instanceof errors.JWTExpired) return refused('The token has expired. Ask with a new one.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    const ofClaim = OF_CLAIM[error.claim];
    return refused(ofClaim !== undefined && error.reason !== 'invalid' ? ofClaim : MALFORMED_CLAIM);
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return refused(MALFORMED);
  return error instanceof errors.JOSEError ? refused(UNTRUSTED) : error;
};

const refused = (message: string): ServiceError => new ServiceError('UNAUTHENTICATED', message);

const MALFORMED = 'The token is no JSON Web Token. Ask with one of the issuer that this service trusts.';

const MALFORMED_CLAIM =
  'A claim of the token is malformed: `exp`, `nbf` and `iat` are numbers, of seconds since 1970. Ask with another one of its issuer.';

const UNTRUSTED =
  'The token is not signed with a key and an algorithm that this service trusts. Ask with one of its issuer.';

const OF_CLAIM: Readonly<Record<string, string>> = {
  aud: 'The token is not meant for this service: its `aud` is another, or missing. Ask for one with its audience.',
  iss: 'The token is not of the issuer that this service trusts: its `iss` is another, or missing.',
  exp: 'The token does not say when it ends: it needs the claim `exp`, in seconds since 1970.',
  nbf: 'The token is not valid yet: its `nbf` lies in the future. Wait, or set the clock of its issuer.',
};
