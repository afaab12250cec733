import type { Config, JwtConfig, OwnCredential, Provider } from './config/index.ts';
import { type Clock, systemClock } from './domain/clock.ts';
import type { CredentialSecrets } from './domain/credential.ts';
import type { Logger } from './domain/logger.ts';
import type { Door } from './server/door/door.ts';
import { createJwtDoor } from './server/door/jwt-door.ts';
import { createOpenDoor } from './server/door/open-door.ts';
import { createPassthroughDoor } from './server/door/passthrough-door.ts';
import { createRemoteKeys } from './server/door/remote-keys.ts';
import { createStaticKeys, type TokenKeys } from './server/door/token-keys.ts';

export interface DoorParts {
  readonly config: Config;
  /** What the service itself asks with, in mode `none`. */
  readonly ownSecrets: CredentialSecrets;
  readonly logger: Logger;
  /** @default the machine's */
  readonly clock?: Clock;
}

/** The door of the configured mode. */
export const chooseDoor = ({ config, ownSecrets, logger, clock = systemClock }: DoorParts): Door => {
  const { auth, jwt, allowedHosts } = config;
  if (jwt) {
    const { keys: _source, tenants, ...rules } = jwt;
    return createJwtDoor({
      ...rules,
      keys: keysOf(jwt, clock, logger),
      tenants: new Map(
        [...tenants].map(([name, credential]) => [
          name,
          { ...revealed(credential), upstream: credential.upstream && upstreamName(credential.upstream) },
        ]),
      ),
      clock,
    });
  }
  return auth === 'passthrough' ? createPassthroughDoor() : createOpenDoor(ownSecrets, allowedHosts);
};

/** Under which a credential and the datasource speak of the same upstream. */
export const upstreamName = ({ provider, baseUrl }: Provider): string => `${provider} ${baseUrl}`;

/** What goes upstream, in the clear. */
export const revealed = ({ apiKey, organization, project }: OwnCredential): CredentialSecrets => ({
  token: apiKey?.reveal() ?? null,
  organization,
  project,
});

const keysOf = ({ keys, algorithms }: JwtConfig, clock: Clock, logger: Logger): TokenKeys =>
  keys.kind === 'remote'
    ? createRemoteKeys({ url: keys.url, algorithms, clock, logger })
    : createStaticKeys(JSON.parse(keys.keySet.reveal()).keys, algorithms);
