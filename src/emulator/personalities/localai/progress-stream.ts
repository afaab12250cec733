import { Readable } from 'node:stream';
import type { EventDraft } from '../../jobs/event-block.ts';
import type { Job } from '../../jobs/job.ts';
import { isTerminal, stretchAt } from '../../jobs/life.ts';
import type { ContentAnswer } from '../../server/call.ts';
import type { World } from '../../world.ts';
import { takeUpdate } from './progress-queue.ts';

/** How often to look for news, in milliseconds at speed 1; never more often than every 5 ms. */
const betweenLooks = 500;

/** Every number is always there, and 0 where nothing was measured. */
function presentUpdate(job: Job, { kind, message, metrics }: EventDraft): object {
  const { plan } = job;
  const done = (metrics?.step ?? 0) / plan.steps;
  return {
    job_id: job.id,
    current_step: metrics?.step ?? 0,
    total_steps: metrics === null ? 0 : plan.steps,
    current_epoch: Math.round(done * plan.epochs * 100) / 100,
    total_epochs: metrics === null ? 0 : plan.epochs,
    loss: metrics?.train_loss ?? 0,
    learning_rate: metrics === null ? 0 : 0.0002 * (1 - done),
    grad_norm: metrics === null ? 0 : 1.5,
    eval_loss: 0,
    // The backend takes a count of steps for a time, and comes to decades.
    eta_seconds: metrics === null || done === 1 ? 0 : 1_790_000_000 * (1 / done - 1),
    progress_percent: done * 100,
    status: kind,
    ...(message === '' ? {} : { message }),
    ...(metrics?.train_mean_token_accuracy === undefined
      ? {}
      : { extra_metrics: { mean_token_accuracy: metrics.train_mean_token_accuracy } }),
  };
}

const line = (update: object): string => `data: ${JSON.stringify(update)}\n\n`;

async function* linesOf(job: Job, { clock, waitingRoom, speed }: World): AsyncGenerator<string> {
  let hasTold = false;
  for (;;) {
    const now = clock.now();
    for (let update = takeUpdate(job, now); update !== null; update = takeUpdate(job, now)) {
      hasTold = true;
      yield line(presentUpdate(job, update));
    }
    if (isTerminal(stretchAt(job.life, now).status)) break;
    await waitingRoom.wait(Math.max(5, betweenLooks / speed));
  }
  if (!hasTold) yield* trouble(`rpc error: code = NotFound desc = Job ${job.id} not found`);
}

function* trouble(message: string): Generator<string> {
  yield line({ status: 'error', message });
}

const streamOf = (lines: AsyncIterable<string> | Iterable<string>): ContentAnswer => ({
  kind: 'content',
  content: Readable.from(lines, { objectMode: false }),
  size: null,
  mediaType: 'text/event-stream',
  filename: null,
});

/** The news of a job as they come, until it is over. Of one that was over before there is nothing. */
export const progressOf = (job: Job, world: World): ContentAnswer => streamOf(linesOf(job, world));

/** Even for a job that isn't there the answer is a 200, with the reason in its only line. */
export const noProgressOf = (id: string): ContentAnswer =>
  streamOf(trouble(`job not found: ${id.slice(0, 100)}`));
