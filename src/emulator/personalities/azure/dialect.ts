import { stretchAt } from '../../jobs/life.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { azureStatus } from './status.ts';

/** OpenAI's shapes with Azure's words in them. */
export const azureDialect: OpenaiDialect = {
  ...openaiDialect,
  presentJob(job, call) {
    const { status } = stretchAt(job.life, call.now);
    return { ...openaiDialect.presentJob(job, call), status: azureStatus(status) };
  },
  settling: { cancelling: 0, pausing: 2_000, resuming: 2_000 },
};
