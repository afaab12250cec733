import type { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError, UserErrorCode } from '../domain/user-error.ts';

const codes: Readonly<Record<number, UserErrorCode>> = { 404: 'NOT_FOUND', 413: 'TOO_LARGE' };

/** What the upstream refused, as an error at the field of the arguments that it names. */
export const userErrorOf = (rejection: UpstreamRejection, path: readonly string[]): UserError => ({
  code: codes[rejection.details.status] ?? 'UPSTREAM_REJECTED',
  message: rejection.message,
  path,
});

/**
 * The path of an argument from the parameter's name upstream: `method.dpo.hyperparameters.n_epochs` is
 * `['input', 'method', 'dpo', 'hyperparameters', 'nEpochs']`, and `metadata.team` the index of that pair. A field that
 * was left out is named too: a form shows it all the same.
 */
export const inputPathOf = ({ details: { param } }: UpstreamRejection, input: object): readonly string[] => {
  const path = ['input'];
  let place: unknown = input;
  for (const name of (param ?? '').split(/[.[\]]+/).filter((part) => part !== '')) {
    const segment = Array.isArray(place) ? indexIn(place, name) : fieldNamed(name);
    if (segment === undefined) break;
    path.push(segment);
    place = typeof place === 'object' && place !== null ? Reflect.get(place, segment) : undefined;
  }
  return path;
};

/** Of an entry with this key, or at this place. */
const indexIn = (list: readonly unknown[], name: string): string | undefined => {
  const index = list.findIndex((entry, at) => Object(entry).key === name || String(at) === name);
  return index < 0 ? undefined : String(index);
};

/** Only what can be a name, so that no foreign text comes into a path. */
const fieldNamed = (name: string): string | undefined => {
  if (!/^[a-z][a-z\d]*(_[a-z\d]+)*$/.test(name) || name.length > 64) return undefined;
  return name.replace(/_([a-z\d])/g, (_match, letter: string) => letter.toUpperCase());
};
