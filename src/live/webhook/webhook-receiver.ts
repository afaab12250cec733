import type { Clock } from '../../domain/clock.ts';
import { readJobWebhook } from './job-webhook.ts';
import { SeenIds } from './seen-ids.ts';
import { createSignatureCheck } from './signature.ts';

/** The headers of a webhook: `webhook-id`, `webhook-timestamp` and `webhook-signature`; absent ones are null or undefined. */
export interface WebhookHeaders {
  readonly id: string | null | undefined;
  readonly timestamp: string | null | undefined;
  readonly signature: string | null | undefined;
}

/**
 * What came of a webhook. One that is refused changes nothing, and the sender should hear of it (400). The others were
 * received (2xx), else the sender sends them again; only an accepted one has a consequence.
 */
export type WebhookResult =
  | { readonly outcome: 'ACCEPTED'; readonly jobId: string }
  | { readonly outcome: 'IGNORED'; readonly reason: 'REPEATED' | 'OTHER_TYPE' }
  | { readonly outcome: 'REFUSED'; readonly reason: 'MALFORMED' | 'STALE' | 'FORGED' };

/** Takes a webhook's headers and its body as it came, byte for byte. */
export type WebhookReceiver = (headers: WebhookHeaders, body: Uint8Array) => WebhookResult;

export interface WebhookReceiverOptions {
  /** Each `whsec_…`, as the provider shows it; several while one replaces another. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** How many seconds its timestamp may differ from now, either way. @default 300 */
  readonly tolerance?: number;
}

const TOLERANCE = 300;
const LONGEST_ID = 256;
const MOST_IDS = 100_000;

/**
 * Receives the upstream's webhooks, after the Standard Webhooks specification. It asks and changes nothing itself.
 *
 * @throws TypeError for a secret that can't be one.
 */
export const createWebhookReceiver = ({
  secrets,
  clock,
  tolerance = TOLERANCE,
}: WebhookReceiverOptions): WebhookReceiver => {
  const isSigned = createSignatureCheck(secrets);
  // A timestamp may lie ahead by the tolerance when it comes first, and behind by it when it is sent again.
  const seen = new SeenIds(clock, (2 * tolerance + 1) * 1000, MOST_IDS);

  const refused = (reason: 'MALFORMED' | 'STALE' | 'FORGED'): WebhookResult => ({
    outcome: 'REFUSED',
    reason,
  });
  const ignored = (reason: 'REPEATED' | 'OTHER_TYPE'): WebhookResult => ({ outcome: 'IGNORED', reason });

  return ({ id, timestamp, signature }, body) => {
    if (!id || id.length > LONGEST_ID || !signature) return refused('MALFORMED');
    if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return refused('MALFORMED');
    if (Math.abs(clock.now() / 1000 - Number(timestamp)) > tolerance) return refused('STALE');
    if (!isSigned({ id, timestamp, body }, signature)) return refused('FORGED');

    const webhook = readJobWebhook(body);
    if (webhook.kind === 'UNREADABLE') return refused('MALFORMED');
    if (!seen.add(id)) return ignored('REPEATED');
    return webhook.kind === 'JOB_ENDED'
      ? { outcome: 'ACCEPTED', jobId: webhook.jobId }
      : ignored('OTHER_TYPE');
  };
};
