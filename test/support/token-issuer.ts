import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';

/** Who signs the tokens of a test. */
export interface TokenIssuer {
  /** Its public key, as it would publish it. */
  readonly publicKey: JWK;
  /** A key set of that key alone, as TUNEGRAPH_JWT_KEYS holds it. */
  readonly keySet: string;
  /** A token that is taken, but for what is said; a claim that is undefined is left out. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Partial<JWTHeaderParameters>): Promise<string>;
}

export const ISSUER = 'https://login.example';
export const AUDIENCE = 'tunegraph';

/** Some time after every test. */
const LATER = Date.UTC(2100, 0, 1) / 1000;

/** @param alg what it signs with. @default ES256, because its keys are made at once */
export const createTokenIssuer = async (alg = 'ES256', kid = 'key-1'): Promise<TokenIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  return {
    publicKey: key,
    keySet: JSON.stringify({ keys: [key] }),
    token: (claims = {}, header = {}) =>
      new SignJWT({ iss: ISSUER, aud: AUDIENCE, exp: LATER, tenant: 'acme', scope: 'admin', ...claims })
        .setProtectedHeader({ alg, kid, ...header })
        .sign(privateKey),
  };
};

/** The settings of a service that takes an issuer's tokens, on the embedded emulator. */
export const jwtSettings = ({ keySet }: TokenIssuer): Readonly<Record<string, string>> => ({
  TUNEGRAPH_AUTH: 'jwt',
  TUNEGRAPH_JWT_ISSUER: ISSUER,
  TUNEGRAPH_JWT_AUDIENCE: AUDIENCE,
  TUNEGRAPH_JWT_KEYS: keySet,
  TUNEGRAPH_TENANTS: JSON.stringify({ acme: { apiKey: 'sk-acme' }, globex: { apiKey: 'sk-globex' } }),
});
