import type { Caller } from '../../../domain/caller.ts';
import { EventStreamReader } from '../../rest/event-stream.ts';
import { segment } from '../../rest/ids.ts';
import type { ProviderParts } from '../provider.ts';
import { readUpdate } from './decode-event.ts';

/** Characters of one update. A step's takes 300. */
const LONGEST_UPDATE = 16 * 1024;

/**
 * Milliseconds for which a training may say nothing: it sends no sign of life between two steps, nor while it loads a model,
 * and a stream that is broken off takes with it what was on its way.
 */
const PATIENCE = 10 * 60_000;

/**
 * Reads a job's progress until its stream ends or the caller's signal aborts; hands on each update as its JSON. It never
 * rejects: what goes wrong is told to the operator where it happens, and the job's own status tells the rest.
 */
export const readProgress = async (
  { upstream, logger }: Pick<ProviderParts, 'upstream' | 'logger'>,
  caller: Caller,
  jobId: string,
  onUpdate: (text: string) => void,
): Promise<void> => {
  try {
    const stream = await upstream.open(caller, { path: `/jobs/${segment(jobId)}/progress` }, PATIENCE);
    const events = new EventStreamReader(LONGEST_UPDATE);
    for await (const piece of stream) {
      for (const text of events.push(piece)) if (readUpdate(text, jobId) !== null) onUpdate(text);
    }
  } catch (error) {
    const { requestId } = caller;
    const reason = error instanceof Error ? error.name : typeof error;
    logger.debug({ requestId, jobId, reason }, "a job's progress is not read any more");
  }
};
