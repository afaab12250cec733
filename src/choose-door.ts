import type { Config } from './config/index.ts';
import { type Clock, systemClock } from './domain/clock.ts';
import type { CredentialSecrets } from './domain/credential.ts';
import type { Logger } from './domain/logger.ts';
import type { Door } from './server/door/door.ts';
import { createOpenDoor } from './server/door/open-door.ts';
import { createPassthroughDoor } from './server/door/passthrough-door.ts';

export interface DoorParts {
  readonly config: Config;
  /** What the service itself asks with, in mode `none`. */
  readonly ownSecrets: CredentialSecrets;
  readonly logger: Logger;
  /** @default the machine's */
  readonly clock?: Clock;
}

/** The door of the configured mode. */
export const chooseDoor = async ({
  config,
  ownSecrets,
  logger,
  clock = systemClock,
}: DoorParts): Promise<Door> => {
  const { auth, jwt, allowedHosts } = config;
  if (jwt) {
    // What checks tokens is a library of its own, loaded only where there are tokens to check.
    const { configuredJwtDoor } = await import('./configured-jwt-door.ts');
    return configuredJwtDoor({ jwt, clock, logger });
  }
  return auth === 'passthrough' ? createPassthroughDoor() : createOpenDoor(ownSecrets, allowedHosts);
};
