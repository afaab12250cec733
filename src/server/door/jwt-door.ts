import { randomBytes } from 'node:crypto';
import { type JWTPayload, jwtVerify } from 'jose';
import { type Clock, systemClock } from '../../domain/clock.ts';
import { Credential, type CredentialSecrets } from '../../domain/credential.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { traceparentFrom } from '../../domain/traceparent.ts';
import type { TokenAlgorithm } from '../../domain/verification-key.ts';
import { type BearerTokenRules, bearerToken } from './bearer-token.ts';
import type { Door } from './door.ts';
import { accessOf } from './token-access.ts';
import type { TokenKeys } from './token-keys.ts';
import { tokenProblem } from './token-problem.ts';

/** A tenant's own. */
export interface TenantSecrets extends CredentialSecrets {
  /** Which of several upstreams they are for. @default the usual one */
  readonly upstream?: string | null;
}

export interface JwtDoorParts {
  readonly issuer: string;
  /** What `aud` must be or hold. */
  readonly audience: string;
  readonly algorithms: readonly TokenAlgorithm[];
  readonly keys: TokenKeys;
  /** How far the issuer's clock may be off, in seconds. */
  readonly clockTolerance: number;
  /** The claim that names the tenant. */
  readonly tenantClaim: string;
  /** What goes upstream for each tenant. */
  readonly tenants: ReadonlyMap<string, TenantSecrets>;
  /** @default the machine's */
  readonly clock?: Clock;
  readonly hashingKey?: Uint8Array;
}

/** Callers bring a JSON Web Token (RFC 7519) of the company's own issuer; the key of the tenant that it names goes upstream. */
export const createJwtDoor = ({
  tenantClaim,
  tenants,
  clock = systemClock,
  hashingKey = randomBytes(32),
  ...parts
}: JwtDoorParts): Door => {
  const { keys, issuer, audience, algorithms, clockTolerance } = parts;
  // A Map, so that no tenant is found under a name that every object has.
  const credentials = new Map(
    [...tenants].map(([tenant, { upstream = null, ...secrets }]) => [
      tenant,
      new Credential(secrets, hashingKey, tenant, upstream),
    ]),
  );
  const checked = async (token: string): Promise<JWTPayload> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance,
        requiredClaims: ['exp'],
        currentDate: new Date(clock.now()),
      });
      return payload;
    } catch (error) {
      throw tokenProblem(error);
    }
  };
  const credentialOf = (payload: JWTPayload): Credential => {
    const tenant = Object.hasOwn(payload, tenantClaim) ? payload[tenantClaim] : undefined;
    if (typeof tenant !== 'string') throw nameless(tenantClaim);
    const credential = credentials.get(tenant);
    if (!credential) throw unknownTenant(tenantClaim);
    return credential;
  };

  return {
    async admit(incoming) {
      const payload = await checked(bearerToken(incoming, TOKEN));
      const { requestId, signal } = incoming;
      return {
        credential: credentialOf(payload),
        access: accessOf(payload, clockTolerance),
        requestId,
        traceparent: traceparentFrom(incoming.header('traceparent')),
        signal,
      };
    },
  };
};

/** Tokens with many claims are long; node takes 16 KiB of headers. */
const TOKEN: BearerTokenRules = {
  longest: 8192,
  missing:
    'Send the header `Authorization: Bearer <token>` with a JSON Web Token of the issuer that this service trusts.',
};

const nameless = (claim: string): ServiceError =>
  new ServiceError(
    'FORBIDDEN',
    `The token names no tenant: it needs the claim ${JSON.stringify(claim)}, a text. Ask with one that has it.`,
  );

const unknownTenant = (claim: string): ServiceError =>
  new ServiceError(
    'FORBIDDEN',
    `This service does not know the tenant that the token names in ${JSON.stringify(claim)}. Ask its operator to add it.`,
  );
