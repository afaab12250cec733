import { createHmac } from 'node:crypto';
import { openSocket } from '../../../support/test-socket.ts';
import { AUDIENCE, ISSUER, type TokenIssuer } from '../../../support/token-issuer.ts';
import { asking, type Probe } from '../support/attack.ts';
import { JSON_BODY, overEvents, overHttp } from '../support/over-http.ts';

const LIVE = asking('{ fineTuningJob(id: "ftjob-live") { id } }');

interface TokenAttack {
  readonly name: string;
  readonly authorization: string;
  readonly code?: 'FORBIDDEN';
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const CLAIMS = { iss: ISSUER, aud: AUDIENCE, exp: 4_000_000_000, tenant: 'acme', scope: 'admin' };

const unsigned = (alg: string): string => `${part({ alg, typ: 'JWT' })}.${part(CLAIMS)}.`;

/** Signed with the public key as if it were a shared secret. */
const confused = ({ publicKey }: TokenIssuer, secret: string): string => {
  const text = `${part({ alg: 'HS256', kid: publicKey.kid })}.${part(CLAIMS)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

/** Tokens of nobody, of somebody else, and of another time. */
const tokenAttacks = async (issuer: TokenIssuer, other: TokenIssuer): Promise<readonly TokenAttack[]> => {
  const right = await issuer.token();
  const [head = '', claims = '', signature = ''] = right.split('.');
  const bearer = (name: string, token: string, code?: 'FORBIDDEN'): TokenAttack => ({
    name,
    authorization: `Bearer ${token}`,
    ...(code && { code }),
  });
  const claiming = async (name: string, changed: object, code?: 'FORBIDDEN'): Promise<TokenAttack> =>
    bearer(name, await issuer.token({ ...changed }), code);
  return [
    { name: 'no token', authorization: '' },
    { name: 'a token of another scheme', authorization: `Basic ${right}` },
    { name: 'a bearer without a token', authorization: 'Bearer ' },
    bearer('two tokens', `${right}, Bearer ${right}`),
    bearer('a word for a token', 'admin'),
    bearer('a token of 8,000 characters', 'x'.repeat(8000)),
    bearer('a token of two parts', `${head}.${claims}`),
    bearer('a token of four parts', `${right}.${signature}`),
    bearer('a token without a signature', `${head}.${claims}.`),
    bearer('a token whose claims were changed', `${head}.${part(CLAIMS)}.${signature}`),
    bearer('a token whose signature was cut', right.slice(0, -4)),
    bearer('a token of the algorithm none', unsigned('none')),
    bearer('a token of the algorithm NoNe', unsigned('NoNe')),
    bearer('a token of no algorithm', unsigned('')),
    bearer(
      'a token signed with the public key as a secret',
      confused(issuer, JSON.stringify(issuer.publicKey)),
    ),
    bearer('a token signed with nothing as a secret', confused(issuer, '')),
    bearer("a token of somebody else's key", await other.token()),
    bearer(
      "a token of somebody else's key that it brings along",
      await other.token({}, { jwk: other.publicKey, kid: 'its own' }),
    ),
    bearer(
      'a token whose key is at an address',
      await other.token({}, { jku: 'http://127.0.0.1:9/keys', x5u: 'http://127.0.0.1:9/' }),
    ),
    bearer('a token whose key is in a file', await other.token({}, { kid: '../../../../dev/null' })),
    bearer('a token whose key is __proto__', await other.token({}, { kid: '__proto__' })),
    await claiming('an expired token', { exp: 1_700_000_000 }),
    await claiming('a token without an end', { exp: undefined }),
    await claiming('a token whose end is a text', { exp: '4000000000' }),
    await claiming('a token of the future', { nbf: 4_000_000_000 }),
    await claiming('a token for another service', { aud: 'another' }),
    await claiming('a token for nobody', { aud: undefined }),
    await claiming('a token for a list of others', { aud: ['a', 'b'] }),
    await claiming('a token of another issuer', { iss: 'https://login.evil.example' }),
    await claiming('a token of an issuer that begins like ours', { iss: `${ISSUER}.evil.example` }),
    await claiming('a token of no tenant', { tenant: undefined }, 'FORBIDDEN'),
    await claiming('a token of an unknown tenant', { tenant: 'nobody' }, 'FORBIDDEN'),
    await claiming('a token of two tenants', { tenant: ['acme', 'globex'] }, 'FORBIDDEN'),
    await claiming('a token of the tenant __proto__', { tenant: '__proto__' }, 'FORBIDDEN'),
    await claiming('a token of the tenant constructor', { tenant: 'constructor' }, 'FORBIDDEN'),
    await claiming('a token of a tenant in other letters', { tenant: 'ACME' }, 'FORBIDDEN'),
    await claiming('a token of a tenant with a space', { tenant: 'acme ' }, 'FORBIDDEN'),
  ];
};

/** Each over every transport that takes a token, uploads among them. */
export const tokens = async (issuer: TokenIssuer, other: TokenIssuer): Promise<readonly Probe[]> => {
  const attacks = await tokenAttacks(issuer, other);
  return attacks.flatMap(({ name, authorization, code = 'UNAUTHENTICATED' }): readonly Probe[] => {
    const status = code === 'FORBIDDEN' ? 403 : 401;
    const headers = authorization === '' ? {} : { authorization };
    return [
      {
        name: `${name}, over HTTP`,
        expected: { status, code },
        send: ({ url }) => overHttp(url, LIVE, { ...JSON_BODY, ...headers }),
      },
      {
        name: `${name}, over SSE`,
        expected: { status, code },
        send: ({ url }) => overEvents(url, LIVE, headers),
      },
      {
        name: `${name}, over WebSocket`,
        expected: { code: null, closed: 4403 },
        send: async ({ url }) => {
          const { send, closed } = await openSocket(url);
          send({ type: 'connection_init', payload: headers });
          const { code: closeCode, reason } = await closed;
          if (!reason.startsWith(code)) throw new Error(`It was closed for ${reason}.`);
          return { status: null, closed: closeCode, codes: [], text: reason };
        },
      },
      {
        name: `${name}, with an upload`,
        expected: { status, code },
        send: ({ url }) => overHttp(url, new FormData(), { 'graphql-require-preflight': '1', ...headers }),
      },
    ];
  });
};
