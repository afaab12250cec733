import type { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError, UserErrorCode } from '../domain/user-error.ts';

const codes: Readonly<Record<number, UserErrorCode>> = {
  404: 'NOT_FOUND',
  409: 'INVALID_STATE',
  413: 'TOO_LARGE',
};

/** What the upstream refused, as an error at the field of the arguments that it names. */
export const userErrorOf = (rejection: UpstreamRejection, path: readonly string[]): UserError => ({
  code: codes[rejection.details.status] ?? 'UPSTREAM_REJECTED',
  message: rejection.message,
  path,
});

/**
 * The path of an argument from the parameter's name upstream: `method.dpo.hyperparameters.n_epochs` is
 * `['input', 'method', 'dpo', 'hyperparameters', 'nEpochs']`. Only names are taken, so that no foreign text comes in.
 */
export const inputPathOf = ({ details: { param } }: UpstreamRejection): readonly string[] => {
  const names = (param ?? '').split(/[.[\]]+/).filter((name) => name !== '');
  if (!names.every((name) => /^\w{1,64}$/.test(name))) return ['input'];
  return [
    'input',
    ...names.map((name) => name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())),
  ];
};
