import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createJwtDoor } from '../../src/server/door/jwt-door.ts';
import { createStaticKeys } from '../../src/server/door/token-keys.ts';
import { AUDIENCE, createTokenIssuer, ISSUER } from '../support/token-issuer.ts';

const issuer = await createTokenIssuer();
const good = await issuer.token();

const door = createJwtDoor({
  issuer: ISSUER,
  audience: AUDIENCE,
  algorithms: ['ES256'],
  keys: createStaticKeys([{ ...issuer.publicKey }], ['ES256']),
  clockTolerance: 0,
  tenantClaim: 'tenant',
  tenants: new Map([['acme', { token: 'sk-acme', organization: null, project: null }]]),
});

const outcomeOf = async (authorization: string): Promise<unknown> => {
  const signal = new AbortController().signal;
  try {
    await door.admit({ requestId: 'request-1', signal, header: () => authorization });
    return 'taken';
  } catch (error) {
    return error;
  }
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

/** Parts of a token, whole ones of others and none at all among them. */
const [header = '', payload = '', signature = ''] = good.split('.');
const anyPart = fc.oneof(
  fc.constantFrom(header, payload, signature, ''),
  fc.jsonValue().map(part),
  fc
    .record(
      { alg: fc.constantFrom('ES256', 'none', 'HS256', 7, null), kid: fc.jsonValue(), crit: fc.jsonValue() },
      { requiredKeys: [] },
    )
    .map(part),
  fc.base64String(),
  fc.string(),
);
const anyToken = fc.oneof(
  fc.array(anyPart, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.')),
  fc.string(),
);

it('takes its own token', async () => {
  expect(await outcomeOf(`Bearer ${good}`)).toBe('taken');
});

it('refuses whatever else is put together, in words of its own that repeat nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyToken, async (token) => {
      fc.pre(token !== good);
      const outcome = await outcomeOf(`Bearer ${token}`);
      expect(outcome).toBeInstanceOf(ServiceError);
      expect((outcome as ServiceError).code).toBe('UNAUTHENTICATED');
      if (token.length > 8) expect((outcome as ServiceError).message).not.toContain(token);
    }),
    { numRuns: 500 },
  );
});

it('refuses its own token with any one character changed that counts', async () => {
  const isSpare = (index: number): boolean => good[index + 1] === undefined || good[index + 1] === '.';
  await fc.assert(
    fc.asyncProperty(
      fc.nat(good.length - 1),
      fc.constantFrom('A', 'b', '0', '_', '.'),
      async (index, character) => {
        // The last character of a part holds bits that mean nothing.
        fc.pre(good[index] !== character && !isSpare(index));
        const changed = good.slice(0, index) + character + good.slice(index + 1);
        expect(await outcomeOf(`Bearer ${changed}`)).toMatchObject({ code: 'UNAUTHENTICATED' });
      },
    ),
    { numRuns: 200 },
  );
});
