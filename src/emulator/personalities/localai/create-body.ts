import type { JobOrder } from '../../jobs/job-order.ts';
import type { Method } from '../../jobs/method.ts';
import { badRequest } from '../../server/api-error.ts';
import type { Call } from '../../server/call.ts';
import { anyObject, type Check, type JsonObject, nullable, number, text } from '../../server/values.ts';

const int32 = number(-(2 ** 31), 2 ** 31 - 1, 'whole');
const anyNumber = number(-Number.MAX_VALUE, Number.MAX_VALUE);

/** Every field that a wrong type in is refused for: the decoder of the server knows no ranges. */
const fields: Readonly<Record<string, Check<unknown>>> = {
  model: text(),
  backend: text(),
  training_method: text(),
  training_type: text(),
  dataset_source: text(),
  dataset_split: text(),
  learning_rate: anyNumber,
  num_epochs: int32,
  batch_size: int32,
  adapter_rank: int32,
  adapter_alpha: int32,
  gradient_accumulation_steps: int32,
  warmup_steps: int32,
  max_steps: int32,
  save_steps: int32,
  weight_decay: anyNumber,
  seed: int32,
  resume_from_checkpoint: text(),
  extra_options(value, path) {
    const options = anyObject(value, path);
    return Object.fromEntries(
      Object.entries(options).map(([name, option]) => [name, text()(option, `${path}.${name}`)]),
    );
  },
};

function readFields(body: JsonObject): JsonObject {
  try {
    const read = Object.entries(fields).map(
      ([name, check]) => [name, nullable(body, '', name, check)] as const,
    );
    // What is empty is as good as absent, and isn't shown again.
    return Object.fromEntries(read.filter(([, value]) => value !== null && value !== 0 && value !== ''));
  } catch (error) {
    throw badRequest(`Invalid request: ${error instanceof Error ? error.message : 'malformed'}`);
  }
}

const types: Readonly<Record<string, Method['type']>> = {
  dpo: 'dpo',
  grpo: 'reinforcement',
  rloo: 'reinforcement',
};

const usualSeed = 3407;

/** Datasets with a name at Hugging Face are played by the seeded one; what isn't there fails when it is loaded. */
function datasetFor(source: string, { organization, now }: Call, type: Method['type']): string {
  if (organization.files.get(source, now) !== null) return source;
  if (!/^[\w.-]+\/[\w.-]+$/.test(source)) return 'file-seed-broken';
  if (type === 'reinforcement') return 'file-seed-reinforcement';
  return type === 'dpo' ? 'file-seed-preference' : 'file-seed-chat';
}

/** Reads the body of a create request as core/schema/finetune.go has it, with the defaults of the backend trl. */
export function readLocalaiOrder(value: unknown, call: Call): JobOrder {
  const config = readFields(anyObject(value, ''));
  const model = String(config['model'] ?? '');
  const source = String(config['dataset_source'] ?? '');
  if (model === '') throw badRequest('model is required');
  if (source === '') throw badRequest('dataset_source is required');
  const type = types[String(config['training_method'] ?? 'sft')] ?? 'supervised';
  const seed = typeof config['seed'] === 'number' ? config['seed'] : usualSeed;
  return {
    id: null,
    model,
    trainingFile: datasetFor(source, call, type),
    validationFile: null,
    suffix: null,
    seed,
    metadata: (config['extra_options'] as Readonly<Record<string, string>> | undefined) ?? null,
    integrations: [],
    method: {
      type,
      hyperparameters: {
        n_epochs: positive(config['num_epochs']) ?? 3,
        batch_size: positive(config['batch_size']) ?? 2,
      },
      grader: null,
    },
    extras: { config },
  };
}

const positive = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);
