import { ServiceError } from '../../domain/service-error.ts';
import type { Incoming } from '../incoming.ts';

/** What a door takes for a token. */
export interface BearerTokenRules {
  /** How many characters at most. */
  readonly longest: number;
  /** What to send, for who sends nothing. */
  readonly missing: string;
}

/**
 * The token of the Authorization header.
 *
 * @throws ServiceError UNAUTHENTICATED that does not repeat what was sent.
 */
export const bearerToken = (incoming: Incoming, { longest, missing }: BearerTokenRules): string => {
  const header = incoming.header('authorization');
  if (header === undefined) throw new ServiceError('UNAUTHENTICATED', missing);
  const token = /^bearer +(.*)$/is.exec(header)?.[1];
  if (token !== undefined && token.length <= longest && VISIBLE_ASCII.test(token)) return token;
  throw new ServiceError(
    'UNAUTHENTICATED',
    `The Authorization header is malformed. Send \`Bearer <token>\`; a token has 1 to ${longest} visible ASCII characters.`,
  );
};

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;
