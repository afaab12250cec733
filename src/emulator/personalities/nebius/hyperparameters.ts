import { ApiError } from '../../server/api-error.ts';
import { anyObject, type Check, type JsonObject, number, optional } from '../../server/values.ts';

const yesOrNo: Check<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw new ApiError(400, 'invalid_request_error', 'Input should be a valid boolean', path, 'bool_type');
};

const unlimited = Number.MAX_VALUE;

/** Ranges and usual values of supervised training, as the OpenAPI document 20260630 has them. */
const known: Readonly<Record<string, readonly [check: Check<number | boolean>, usual: number | boolean]>> = {
  batch_size: [number(1, 64, 'whole'), 8],
  learning_rate: [number(0, unlimited), 1e-5],
  n_epochs: [number(1, 20, 'whole'), 3],
  warmup_ratio: [number(0, 1), 0],
  weight_decay: [number(0, unlimited), 0],
  lora: [yesOrNo, false],
  lora_r: [number(8, 128, 'whole'), 8],
  lora_alpha: [number(8, unlimited, 'whole'), 8],
  lora_dropout: [number(0, 1), 0],
  packing: [yesOrNo, true],
  max_grad_norm: [number(0, unlimited, 'above'), 1],
  context_length: [number(8_192, 131_072, 'whole'), 8_192],
};

/** All of them, with the usual value where none is given. There is no `auto`; other names are ignored. */
export const nebiusHyperparameters: Check<JsonObject> = (value, path) => {
  const given = anyObject(value, path);
  return Object.fromEntries(
    Object.entries(known).map(([name, [check, usual]]) => [
      name,
      optional(given, path, name, check) ?? usual,
    ]),
  );
};
