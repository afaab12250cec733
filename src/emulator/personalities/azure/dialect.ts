import { isReady } from '../../files/stored-file.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { presentCheckpoint } from '../openai/present-checkpoint.ts';
import { presentFile } from '../openai/present-file.ts';
import { readDatedOrder, readV1Order } from './create-body.ts';
import { azureEventScript } from './event-script.ts';
import { presentDatedJob, presentV1Job } from './present-job.ts';

/** OpenAI's shapes with Azure's words in them, as the undated path speaks them. */
export const v1Dialect: OpenaiDialect = {
  ...openaiDialect,
  readOrder: readV1Order,
  presentJob: presentV1Job,
  presentEvent(event, job, call) {
    const { data, ...rest } = openaiDialect.presentEvent(event, job, call) as Record<string, unknown>;
    if (event.metrics === null) return rest;
    const { total_steps: _, ...measured } = (data ?? {}) as Record<string, unknown>;
    return { ...rest, data: data === null ? null : measured };
  },
  presentCheckpoint(checkpoint, job, call) {
    const shown = presentCheckpoint(checkpoint, job, call);
    // The last one is the model itself.
    return checkpoint.step === job.plan.steps
      ? { ...shown, fine_tuned_model_checkpoint: job.tunedModel }
      : shown;
  },
  // A file is imported before it can be used.
  presentFile: (file, call) => ({
    ...presentFile(file, call),
    ...(call.quirks.fileNotReady && !isReady(file, call.now, call.world.speed) ? { status: 'pending' } : {}),
  }),
  events: azureEventScript,
  checkpointPrefix: 'ftchkpt-',
  settling: { cancelling: 0, pausing: 2_000, resuming: 2_000 },
};

/** The same under `api-version=2025-04-01-preview`. */
export const datedDialect: OpenaiDialect = {
  ...v1Dialect,
  readOrder: readDatedOrder,
  presentJob: presentDatedJob,
  presentEvent(event, job, call) {
    const shown = v1Dialect.presentEvent(event, job, call);
    return event.level === 'warn' ? { ...shown, level: 'warning' } : shown;
  },
};
