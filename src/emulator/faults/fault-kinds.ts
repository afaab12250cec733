import type { Fate, Fault, FaultKind, FaultOf } from './fault.ts';

/** What each kind of fault does, in a line. */
export const faultDescriptions = {
  latency: 'carried out at once, answered `milliseconds` late',
  lateArrival: 'carried out `milliseconds` late, even if the client has gone',
  error: 'answered with an error `status`, 500 unless told; with `carriedOut` after all was done',
  reset: 'the connection is reset; with `carriedOut` after all was done',
  hang: 'no answer ever comes; with `carriedOut` after all was done',
  truncatedBody: 'carried out, but only the first `bytes` of the answer come, half unless told',
  htmlBody: "carried out, but answered with a proxy's HTML page",
  drippedBody: 'carried out, and answered a byte every `milliseconds`',
  listLag: 'the list of jobs lacks those created in the last `milliseconds`',
  ignoredMetadataFilter: 'the list of jobs ignores its metadata filter',
  creationClosed: 'creating a job is refused with a 403',
  revokedKey: 'refused with `status` 401 or 403, whatever the key',
} as const satisfies Record<FaultKind, string>;

export const faultKinds = Object.keys(faultDescriptions) as readonly FaultKind[];

const fateKinds: ReadonlySet<FaultKind> = new Set<Fate['kind']>([
  'error',
  'reset',
  'hang',
  'truncatedBody',
  'htmlBody',
  'drippedBody',
  'creationClosed',
  'revokedKey',
]);

const isFate = (fault: Fault): fault is Fate => fateKinds.has(fault.kind);

/** Of the faults with the same slot a request takes only one. */
export const slotOf = (fault: Fault): string => (isFate(fault) ? 'fate' : fault.kind);

/** What decides how a request ends; null: nothing does but the request itself. */
export const fateOf = (faults: readonly Fault[]): Fate | null => faults.find(isFate) ?? null;

export const faultOf = <Kind extends FaultKind>(
  faults: readonly Fault[],
  kind: Kind,
): FaultOf<Kind> | undefined => faults.find((fault): fault is FaultOf<Kind> => fault.kind === kind);

/** Whether a request with this fate changes anything upstream. */
export function isCarriedOut(fate: Fate | null): boolean {
  switch (fate?.kind) {
    case 'error':
    case 'reset':
    case 'hang':
      return fate.carriedOut ?? false;
    case 'creationClosed':
    case 'revokedKey':
      return false;
    default:
      return true;
  }
}
