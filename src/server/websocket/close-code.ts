import { CloseCode } from 'graphql-ws';
import type { ServiceError } from '../../domain/service-error.ts';

/** Why a socket is closed where the protocol of `graphql-transport-ws` has no code of its own. */
export const OwnCloseCode = {
  /** The service is shutting down: connect again, and reach another instance. */
  GoingAway: 1001,
  /** The client reads more slowly than it asks, or its token can't be checked just now: connect again. */
  TryAgainLater: 1013,
  /** The credential has as many sockets as it may have. */
  TooManySockets: 4430,
} as const;

/** How a socket is closed that the door did not let in: whose fault it isn't is asked to come again. */
export const closeCodeOf = ({ code }: ServiceError): number =>
  code === 'AUTHENTICATION_UNAVAILABLE' ? OwnCloseCode.TryAgainLater : CloseCode.Forbidden;

const MOST_BYTES = 123;

/** What fits into a close frame. */
export const closeReason = (text: string): string => {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  let fitting = text.slice(0, MOST_BYTES);
  while (Buffer.byteLength(`${fitting}…`) > MOST_BYTES) fitting = fitting.slice(0, -1);
  return `${fitting}…`;
};
