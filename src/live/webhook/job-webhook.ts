/** What a webhook's body tells. */
export type JobWebhook =
  | { readonly kind: 'JOB_ENDED'; readonly jobId: string }
  | { readonly kind: 'OTHER' }
  | { readonly kind: 'UNREADABLE' };

const TYPES: ReadonlySet<unknown> = new Set([
  'fine_tuning.job.succeeded',
  'fine_tuning.job.failed',
  'fine_tuning.job.cancelled',
]);

const LONGEST_ID = 256;

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/**
 * Reads a webhook's body. It carries the job's id and nothing of its state; webhooks come more than once and in any order, so
 * the job has to be read anew.
 */
export const readJobWebhook = (body: Uint8Array): JobWebhook => {
  const event = parsed(body);
  const type = property(event, 'type');
  if (typeof type !== 'string') return { kind: 'UNREADABLE' };
  if (!TYPES.has(type)) return { kind: 'OTHER' };
  const jobId = property(property(event, 'data'), 'id');
  if (typeof jobId !== 'string' || jobId === '' || jobId.length > LONGEST_ID) return { kind: 'UNREADABLE' };
  return { kind: 'JOB_ENDED', jobId };
};
