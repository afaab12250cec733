import { ELSEWHERE } from '../elsewhere.ts';

/**
 * Mistral has retired its fine-tuning API, which answers 410 since, whatever is asked of it
 * (https://github.com/mistralai/client-ts/pull/255, of 2026-07-13). What stands in the body is documented nowhere, so the
 * status alone counts.
 */
export const closedCreation = (status: number): string | null => (status === GONE ? MESSAGE : null);

const GONE = 410;

const MESSAGE = `Mistral has retired its fine-tuning API: it takes no new jobs, and tells nothing of the old ones (https://github.com/mistralai/client-ts/pull/255). ${ELSEWHERE}`;
