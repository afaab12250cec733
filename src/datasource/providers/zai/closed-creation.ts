import { ELSEWHERE } from '../elsewhere.ts';
import type { UpstreamErrorBody } from '../profile.ts';

const NO_BETA = 434;
const TAKEN_OFFLINE = '1221';

/**
 * Z.ai's table of errors (https://docs.z.ai/api-reference/api-code) has a 404 "Fine-tuning feature not available" and a 434
 * for who is not admitted to fine-tuning, both with the advice to write to customer service; code 1221 is an API that was
 * taken offline. A 404 for a job that isn't there has another text.
 */
export const closedCreation = (status: number, { code, message }: UpstreamErrorBody): string | null => {
  const isNotAvailable = status === 404 && /fine-?tuning feature not available/i.test(message ?? '');
  return isNotAvailable || status === NO_BETA || code === TAKEN_OFFLINE ? MESSAGE : null;
};

const MESSAGE = `Z.ai says that fine-tuning over its API is not available to this account. It no longer documents that API: jobs are made in its console (https://docs.bigmodel.cn/cn/guide/tools/fine-tuning), and its customer service says who is admitted. ${ELSEWHERE}`;
