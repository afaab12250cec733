import type { AbortSignalLike } from '../../domain/light-abort.ts';
import type { LiveContext } from '../live-context.ts';
import { backoff } from './backoff.ts';
import type { CallGate } from './call-gate.ts';
import { isPassing } from './passing-failure.ts';

/**
 * Asks until there is an answer, however long the upstream fails, and longer apart each time.
 *
 * @throws what asking again would not mend; the signal's reason when it aborts.
 */
export const patientCall = async <Answer>(
  context: LiveContext,
  gate: CallGate,
  signal: AbortSignalLike,
  question: () => Promise<Answer>,
  notBefore = 0,
): Promise<Answer> => {
  let at = notBefore;
  for (let failures = 1; ; failures += 1) {
    try {
      return await gate.call(signal, question, at);
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      at = context.clock.now() + backoff(failures, context);
    }
  }
};
