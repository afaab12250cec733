import { ELSEWHERE } from '../elsewhere.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * OpenAI winds its fine-tuning down: first for organizations that have not used it, and on 2027-01-06 for all. The refusal of
 * a new job is a 403 whose code is `training_not_available`, as captured in 2026; its text has had several wordings.
 */
export const closedCreation = (status: number, { code }: UpstreamErrorBody): string | null =>
  status === 403 && code === 'training_not_available' ? MESSAGE : null;

const MESSAGE = `OpenAI takes no new fine-tuning jobs from your organization any more: it is closing fine-tuning, for everybody from 2027-01-06 on (https://developers.openai.com/api/docs/deprecations). Jobs and files that exist can still be read. ${ELSEWHERE}`;
