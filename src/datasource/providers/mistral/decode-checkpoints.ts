import type { FineTuningJobCheckpoint } from '../../../domain/checkpoint.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { decodeCheckpoint } from '../../wire/decode-checkpoint.ts';
import { asInt, asObject } from '../../wire/values.ts';
import { oldestFirst } from './oldest-first.ts';

/**
 * The checkpoints inside a job, newest first, as Mistral lists them. They have no ids there, so each is `<job>:step-<step>`,
 * whenever and however they are asked for; one without a step is left out. What a model of one would be called isn't told.
 */
export const decodeCheckpoints = (
  jobId: string,
  raw: JsonValue | undefined,
): readonly FineTuningJobCheckpoint[] => {
  const steps = new Map<number, FineTuningJobCheckpoint>();
  for (const { element } of oldestFirst(raw)) {
    const body = asObject(element);
    const step = asInt(body?.['step_number']);
    if (body === null || step === null) continue;
    const checkpoint = decodeCheckpoint({ ...body, id: `${jobId}:step-${step}` });
    if (checkpoint) steps.set(step, checkpoint);
  }
  return [...steps.values()].reverse();
};
