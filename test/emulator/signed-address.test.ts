import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createOrganizations } from '../../src/emulator/organization.ts';
import { openai } from '../../src/emulator/personalities/openai/personality.ts';
import { admit } from '../../src/emulator/server/admit.ts';
import type { Route } from '../../src/emulator/server/call.ts';

const path = '/signed/{organization}/curve';
const open: Omit<Route, 'signed'> = {
  method: 'GET',
  path,
  operation: 'metrics',
  handle: () => ({ kind: 'empty', status: 204 }),
};
const withoutKey = { headers: {} } as IncomingMessage;

describe('an address without a key', () => {
  const organizations = createOrganizations({ personality: openai, startedAt: () => 0, speed: 1, most: 2 });
  const known = organizations.of('key');
  const ask = (route: Route, organization: string) =>
    admit({ route, parameters: new Map([['organization', organization]]) }, withoutKey, {
      personality: openai,
      organizations,
      apiKeys: null,
    });

  it('is whose it says, if it is signed', () => {
    expect(ask({ ...open, signed: true }, known.id)).toBe(known);
  });

  it('is refused when it names nobody', () => {
    expect(() => ask({ ...open, signed: true }, 'org-none')).toThrow(
      'The signature of this address is not valid.',
    );
  });

  it('is refused when it is not signed', () => {
    expect(() => ask(open, known.id)).toThrow("You didn't provide an API key.");
  });
});
