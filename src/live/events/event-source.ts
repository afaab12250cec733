import type { Caller } from '../../domain/caller.ts';
import type { CallGate } from '../calls/call-gate.ts';
import { patientCall } from '../calls/patient-call.ts';
import { CONFIRMATIONS, unknownJob } from '../jobs/unknown-job.ts';
import type { LiveContext } from '../live-context.ts';
import type { ReadEvents } from './event-walk.ts';

/**
 * Reads pages of one job's log, however long the upstream fails.
 *
 * @param isKnown whether the job was ever seen: then one denial is not believed.
 */
export const eventSource =
  (context: LiveContext, caller: Caller, gate: CallGate, jobId: string, isKnown: () => boolean): ReadEvents =>
  async (request) => {
    const read = () => context.source.events.list(caller, jobId, request);
    let notBefore = 0;
    for (let denials = 1; ; denials += 1) {
      const page = await patientCall(context, gate, caller.signal, read, notBefore);
      if (page !== null) return page;
      if (!isKnown() || denials >= CONFIRMATIONS) throw unknownJob(jobId);
      notBefore = context.clock.now() + context.settings.pollInterval;
    }
  };
