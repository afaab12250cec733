import { stretchAt } from '../../jobs/life.ts';
import { anyObject } from '../../server/values.ts';
import { readCreateBody } from '../openai/create-body.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { azureStatus } from './status.ts';

/** OpenAI's shapes with Azure's words in them. */
export const azureDialect: OpenaiDialect = {
  ...openaiDialect,
  readOrder(body) {
    // Where the run takes place (`globalStandard`, `developerTier`): Azure's own field, which no answer shows again.
    const { trainingType: _, ...order } = anyObject(body, '');
    return readCreateBody(order);
  },
  presentJob(job, call) {
    const { status } = stretchAt(job.life, call.now);
    return { ...openaiDialect.presentJob(job, call), status: azureStatus(status) };
  },
  settling: { cancelling: 0, pausing: 2_000, resuming: 2_000 },
};
