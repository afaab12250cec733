import type { JsonObject } from '../../../domain/json.ts';
import { asObject } from '../../wire/values.ts';

/**
 * What the numbers of an event are called elsewhere. The SDK's types name them and say no more, so that `loss` and `acc` are
 * those of training, and `eval_` those of validation, is read off the names.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['current_steps', 'step'],
  ['loss', 'train_loss'],
  ['acc', 'train_accuracy'],
  ['eval_loss', 'valid_loss'],
  ['eval_acc', 'valid_mean_token_accuracy'],
]);

/**
 * An event as OpenAI would have sent it. Its numbers, of which each may be a text, get the names that are known; what is no
 * number (such as `elapsed_time`, "00:10:00") nobody reads. The type is left out where it is `training`: whether there are
 * numbers then says what the event is.
 */
export const readEvent = ({ type, ...event }: JsonObject): JsonObject => {
  const data = asObject(event['data']);
  const isPlain = type === undefined || type === 'training';
  return {
    ...event,
    ...(isPlain ? {} : { type }),
    ...(data === null
      ? {}
      : {
          data: Object.fromEntries(
            Object.entries(data).map(([name, value]) => [NAMES.get(name) ?? name, value]),
          ),
        }),
  };
};
