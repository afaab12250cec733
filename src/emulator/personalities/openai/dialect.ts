import type { StoredFile } from '../../files/stored-file.ts';
import type { Checkpoint } from '../../jobs/checkpoints.ts';
import type { EventScript } from '../../jobs/event-block.ts';
import type { JobEvent } from '../../jobs/events.ts';
import type { Job } from '../../jobs/job.ts';
import type { JobOrder } from '../../jobs/job-order.ts';
import type { Call } from '../../server/call.ts';
import { readCreateBody } from './create-body.ts';
import { openaiEventScript } from './event-script.ts';
import { presentEvent } from './events.ts';
import { presentCheckpoint } from './present-checkpoint.ts';
import { presentFile } from './present-file.ts';
import { presentJob } from './present-job.ts';

/**
 * What providers with OpenAI's addresses and lists may still do in a way of their own. One of them takes OpenAI's
 * and replaces what differs.
 */
export interface OpenaiDialect {
  /** Checks the body of a create request; throws the refusal of a wrong one. */
  readOrder(body: unknown, call: Call): JobOrder;
  presentJob(job: Job, call: Call): object;
  presentEvent(event: JobEvent, job: Job, call: Call): object;
  presentCheckpoint(checkpoint: Checkpoint, job: Job, call: Call): object;
  presentFile(file: StoredFile, call: Call): object;
  readonly events: EventScript;
  /** What the ids of checkpoints begin with. */
  readonly checkpointPrefix: string;
  /** How long a job stays in between once it is told to do something, in milliseconds at speed 1; 0: not at all. */
  readonly settling: {
    readonly cancelling: number;
    readonly pausing: number;
    readonly resuming: number;
  };
}

export const openaiDialect: OpenaiDialect = {
  readOrder: readCreateBody,
  presentJob,
  presentEvent: (event, job, { quirks }) => presentEvent(event, job, quirks),
  presentCheckpoint,
  presentFile,
  events: openaiEventScript,
  checkpointPrefix: 'ftckpt_',
  settling: { cancelling: 0, pausing: 0, resuming: 0 },
};
