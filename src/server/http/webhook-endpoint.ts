import type { WebhookReceiver, WebhookResult } from '../../live/webhook/webhook-receiver.ts';
import { setBodyDeadline } from './body-deadline.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import type { Handler } from './routes.ts';

const MAX_BYTES = 64 * 1024;

/**
 * Takes the upstream's webhooks. It answers before anybody looks at the job, so that the upstream has no reason to send
 * again; what it refuses changes nothing.
 *
 * @param onJobEnded told of each job that a genuine webhook says has ended, once.
 */
export const createWebhookEndpoint =
  (receive: WebhookReceiver, onJobEnded: (jobId: string) => void): Handler =>
  async (exchange) => {
    const { request, response, incoming } = exchange;
    if (request.method !== 'POST') {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'A webhook is sent by POST.', { allow: 'POST' });
    }
    setBodyDeadline(exchange);
    const headers = {
      id: incoming.header('webhook-id'),
      timestamp: incoming.header('webhook-timestamp'),
      signature: incoming.header('webhook-signature'),
    };
    const result = receive(headers, await readBody(exchange, MAX_BYTES, 'A webhook'));
    if (result.outcome === 'REFUSED') throw new Refusal(400, 'BAD_REQUEST', REASONS[result.reason]);
    response.writeHead(204).end();
    if (result.outcome === 'ACCEPTED') onJobEnded(result.jobId);
  };

const REASONS: Readonly<Record<Extract<WebhookResult, { outcome: 'REFUSED' }>['reason'], string>> = {
  MALFORMED: 'This is no webhook: it needs webhook-id, webhook-timestamp, webhook-signature and a JSON body.',
  STALE: "The webhook's timestamp is more than 300 seconds from this server's time.",
  FORGED: 'No secret of this service has signed the webhook.',
};
