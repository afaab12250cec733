import type { JobStatus } from '../../domain/job-status.ts';
import type { Logger } from '../../domain/logger.ts';
import type { KnownMethodType } from '../../domain/method.ts';
import type { ProviderProfile } from '../providers/profile.ts';

/** What the words of an upstream mean. */
export interface Vocabulary {
  /** UNKNOWN for a word that nobody has told us of; the operator's log hears of each such word once. */
  status(word: string): JobStatus;
  /** Null for a word that nobody has told us of. */
  method(word: string): KnownMethodType | null;
}

const MOST_WORDS = 100;
const LONGEST_WORD = 100;

/** Reads a profile's words, and remembers which unknown ones were logged: a hundred at most, an upstream can invent more. */
export const createVocabulary = (profile: ProviderProfile, logger: Logger): Vocabulary => {
  const logged = new Set<string>();

  const logOnce = (word: string): void => {
    const shown = word.slice(0, LONGEST_WORD);
    if (logged.has(shown) || logged.size >= MOST_WORDS) return;
    logged.add(shown);
    logger.warn(
      { provider: profile.name, rawStatus: shown },
      'the upstream uses a job status that is not known here',
    );
  };

  return {
    status(word) {
      const status = profile.statuses.get(word);
      if (status === undefined) logOnce(word);
      return status ?? 'UNKNOWN';
    },
    method: (word) => profile.methods.get(word) ?? null,
  };
};
