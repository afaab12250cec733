import type { Capabilities, Hyperparameter } from '../../domain/capabilities.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';

/**
 * A request as it goes to a provider: `"auto"` is left out where the provider has no such word, or can't be told that
 * hyperparameter at all. It then chooses, which is what the word means.
 */
export const withoutAuto = (
  request: CreateJobRequest,
  { methods, takesAuto }: Capabilities,
): CreateJobRequest => {
  const { method, hyperparameters } = request;
  const settable = methods.find(({ type }) => type === (method?.type ?? 'SUPERVISED'))?.hyperparameters ?? [];
  const isSent = (name: string, value: unknown): boolean =>
    value !== 'auto' || (takesAuto && settable.includes(name as Hyperparameter));
  const sent = <Given extends object>(given: Given): Given =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, isSent(name, value) ? value : null]),
    ) as Given;
  return {
    ...request,
    method: method && ({ ...method, hyperparameters: sent(method.hyperparameters) } as typeof method),
    hyperparameters: hyperparameters && sent(hyperparameters),
  };
};
