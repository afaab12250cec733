import type { IncomingMessage } from 'node:http';
import type { Organization } from '../organization.ts';
import type { World } from '../world.ts';
import { forbidden } from './api-error.ts';
import type { Match } from './router.ts';

/** Who asks: the organization of the request's key, or the one that a signed address names; throws a refusal. */
export function admit(
  { route, parameters }: Match,
  request: IncomingMessage,
  { personality, organizations, apiKeys }: Pick<World, 'personality' | 'organizations' | 'apiKeys'>,
): Organization {
  if (route.signed !== true) return organizations.of(personality.authenticate(request, apiKeys));
  const named = organizations.known().find(({ id }) => id === parameters.get('organization'));
  if (named !== undefined) return named;
  throw forbidden('The signature of this address is not valid.', 'invalid_signature');
}
