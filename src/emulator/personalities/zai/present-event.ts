import type { JobEvent } from '../../jobs/events.ts';
import type { Job } from '../../jobs/job.ts';
import type { StepMetrics } from '../../jobs/metrics.ts';

const clockTime = (milliseconds: number): string => {
  const all = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
};

/** The names are Z.ai's; a value may be a number or a text, says the Python SDK, so the losses are texts here. */
const dataOf = (metrics: StepMetrics, { plan }: Job): object => ({
  epoch: Math.ceil((metrics.step * plan.batchSize) / plan.examples),
  current_steps: metrics.step,
  total_steps: plan.steps,
  elapsed_time: clockTime(metrics.step * plan.pace.step),
  remaining_time: clockTime((plan.steps - metrics.step) * plan.pace.step),
  trained_tokens: Math.round((plan.trainedTokens * metrics.step) / plan.steps),
  loss: String(metrics.train_loss),
  acc: metrics.train_mean_token_accuracy,
  ...(metrics.valid_loss === undefined
    ? {}
    : { eval_loss: String(metrics.valid_loss), eval_acc: metrics.valid_mean_token_accuracy }),
  learning_rate: 0.0001,
});

/** The event as the Python SDK types it (https://github.com/zai-org/z-ai-sdk-python). */
export const presentZaiEvent = (event: JobEvent, job: Job): object => ({
  object: 'job_event',
  id: event.id,
  type: event.metrics === null ? 'message' : 'training',
  created_at: Math.floor(event.at / 1000),
  level: event.level,
  message: event.message,
  ...(event.metrics === null ? {} : { data: dataOf(event.metrics, job) }),
});
