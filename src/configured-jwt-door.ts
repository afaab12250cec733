import type { JwtConfig } from './config/index.ts';
import type { Clock } from './domain/clock.ts';
import type { Logger } from './domain/logger.ts';
import { revealed } from './revealed.ts';
import type { Door } from './server/door/door.ts';
import { createJwtDoor } from './server/door/jwt-door.ts';
import { createRemoteKeys } from './server/door/remote-keys.ts';
import { createStaticKeys, type TokenKeys } from './server/door/token-keys.ts';
import { upstreamName } from './upstream-name.ts';

export interface JwtDoorParts {
  readonly jwt: JwtConfig;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The door that checks tokens, with the keys and tenants that are configured. */
export const configuredJwtDoor = ({ jwt, clock, logger }: JwtDoorParts): Door => {
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
};

const keysOf = ({ keys, algorithms }: JwtConfig, clock: Clock, logger: Logger): TokenKeys =>
  keys.kind === 'remote'
    ? createRemoteKeys({ url: keys.url, algorithms, clock, logger })
    : createStaticKeys(JSON.parse(keys.keySet.reveal()).keys, algorithms);
