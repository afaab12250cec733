import { noiseAt, numberFrom } from '../../chance.ts';
import type { EventScript } from '../../jobs/event-block.ts';
import type { Job } from '../../jobs/job.ts';
import type { StepMetrics } from '../../jobs/metrics.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { openaiEventScript } from '../openai/event-script.ts';
import { readBedrockOrder } from './create-body.ts';

/** What Bedrock tells of a job: the words of a step are AWS's own, the others are OpenAI's, to which AWS refers. */
const script: EventScript = {
  ...openaiEventScript,
  step: (job, { step }) => ({ message: `Step ${step}/${job.plan.steps}: training metrics` }),
};

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** What is measured at a step, under the names in AWS's walkthrough: rewards and what the trainer thinks, and no loss. */
function measured(job: Job, { step, train_reward_mean = 0 }: StepMetrics): object {
  const noise = (name: string): number => noiseAt(numberFrom('bedrock', job.id, name), step) - 0.5;
  return {
    step,
    total_steps: job.plan.steps,
    critic_rewards_mean: train_reward_mean,
    actor_pg_loss: rounded(0.1 + 0.2 * noise('loss')),
    actor_entropy: rounded(0.6 + 0.1 * noise('entropy')),
    actor_grad_norm: rounded(0.001 + 0.001 * noise('gradient')),
    critic_advantages_mean: rounded(0.05 * noise('advantages')),
    response_length_mean: rounded(500 + 100 * noise('length')),
  };
}

/** OpenAI's shapes with what AWS's documents put in them. */
export const bedrockDialect: OpenaiDialect = {
  ...openaiDialect,
  readOrder: readBedrockOrder,
  presentJob: (job, call) => ({
    ...openaiDialect.presentJob(job, call),
    result_files: [],
    trained_tokens: null,
  }),
  presentEvent: (event, job, call) => ({
    ...openaiDialect.presentEvent(event, job, call),
    ...(event.metrics === null || call.quirks.nullEventData ? {} : { data: measured(job, event.metrics) }),
  }),
  presentCheckpoint: (checkpoint, job, call) => ({
    ...openaiDialect.presentCheckpoint(checkpoint, job, call),
    metrics: {},
  }),
  events: script,
};
