import type { Exchange } from './exchange.ts';
import { hasArrived } from './read-body.ts';
import { Refusal, refuse } from './refusal.ts';

const BODY_TIMEOUT = 30_000;

/** Answers 408 to a client that drips its body into us, whoever waits for it. */
export const setBodyDeadline = (exchange: Exchange): void => {
  const { request, response } = exchange;
  if (hasArrived(request)) return;
  const timer = setTimeout(() => {
    if (response.headersSent) request.destroy();
    else refuse(exchange, TOO_SLOW);
  }, BODY_TIMEOUT);
  request.once('end', () => clearTimeout(timer));
  response.once('close', () => clearTimeout(timer));
};

const TOO_SLOW = new Refusal(408, 'BAD_REQUEST', 'The body took too long to arrive.', {
  connection: 'close',
});
