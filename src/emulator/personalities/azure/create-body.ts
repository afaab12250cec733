import type { JobOrder } from '../../jobs/job-order.ts';
import { badRequest } from '../../server/api-error.ts';
import { anyObject, type JsonObject, nullable, text } from '../../server/values.ts';
import { readCreateBody } from '../openai/create-body.ts';

/**
 * Where a run takes place. Azure's guide has `globalstandard` and `developerTier`, its demonstrations write `GlobalStandard`:
 * the case doesn't matter.
 */
const trainingTypes = ['standard', 'globalstandard', 'datazonestandard', 'developertier'];

/** -1 means "you choose", as OpenAI's `auto` does. */
const withoutMinusOne = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? withoutMinusOne(value as JsonObject)
        : value === -1
          ? 'auto'
          : value,
    ]),
  );

const auto = (object: JsonObject): boolean =>
  Object.values(object).some((value) =>
    typeof value === 'object' && value !== null ? auto(value as JsonObject) : value === 'auto',
  );

function readOrder({ trainingType, ...order }: JsonObject): JobOrder {
  const isKnown = typeof trainingType === 'string' && trainingTypes.includes(trainingType.toLowerCase());
  // An unknown value makes Azure lose the whole body, and say so.
  if (trainingType !== undefined && !isKnown) throw badRequest('The fineTuningJob field is required.');
  const { hyperparameters, method, ...rest } = order;
  return readCreateBody({
    ...rest,
    ...(hyperparameters === undefined ? {} : withoutMinusOne({ hyperparameters })),
    ...(method === undefined ? {} : withoutMinusOne({ method })),
  });
}

/** The body of a create on the `v1` path: OpenAI's, and `trainingType`. */
export const readV1Order = (body: unknown): JobOrder => readOrder(anyObject(body, ''));

/**
 * The body of a create under `2025-04-01-preview`: a suffix of forty plain characters, hyperparameters in numbers, two
 * methods, and no metadata, which is not in the reference and is not kept.
 */
export function readDatedOrder(body: unknown): JobOrder {
  const { metadata: _, ...order } = anyObject(body, '');
  const suffix = nullable(order, '', 'suffix', text(1, 40));
  if (suffix !== null && !/^[\w-]+$/.test(suffix)) {
    throw badRequest('The suffix may hold letters, digits, hyphens and underscores.', 'suffix');
  }
  if (auto({ hyperparameters: order['hyperparameters'] ?? null, method: order['method'] ?? null })) {
    throw badRequest(
      "A hyperparameter must be a number; -1 stands for the service's choice.",
      'hyperparameters',
    );
  }
  const read = readOrder(order);
  if (read.method.type === 'reinforcement') {
    throw badRequest("The method must be 'supervised' or 'dpo'.", 'method.type');
  }
  return read;
}
