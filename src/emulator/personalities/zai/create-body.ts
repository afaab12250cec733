import type { JobOrder } from '../../jobs/job-order.ts';
import { supervisedMethod } from '../../jobs/method.ts';
import { anyObject, nullable, objectOf, optional, required, text } from '../../server/values.ts';

/**
 * Checks a request for a job as the SDKs type it; the length of a suffix and the range of the epochs are those of the Java
 * SDK (https://github.com/MetaGLM/zhipuai-sdk-java-v4). What no SDK knows is refused here, so that a client's slip shows.
 */
export function readZaiOrder(value: unknown): JobOrder {
  const body = objectOf(
    'model',
    'training_file',
    'validation_file',
    'suffix',
    'hyperparameters',
    'request_id',
  )(value, '');
  const model = required(body, '', 'model', text(1));
  const trainingFile = required(body, '', 'training_file', text(1));
  return {
    id: null,
    model,
    trainingFile,
    validationFile: nullable(body, '', 'validation_file', text(1)),
    suffix: nullable(body, '', 'suffix', text(1, 40)),
    seed: null,
    metadata: null,
    integrations: [],
    method: supervisedMethod(optional(body, '', 'hyperparameters', anyObject)),
    extras: { request_id: nullable(body, '', 'request_id', text(6, 64)) },
  };
}
