import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asList, asObject, asText } from '../../wire/values.ts';
import { readOpenaiError } from '../openai/read-error.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/**
 * Nebius answers `{ detail: "…" }`, and to a body that doesn't fit `{ detail: [{ loc, msg, type }] }`: HTTPValidationError in
 * its OpenAPI document. There is no code for a machine. The first fault's place becomes the parameter. What was sent comes back
 * as `input` in a fault, and is not read.
 */
export const readNebiusError = (body: JsonValue): UpstreamErrorBody => {
  const faults = (asList(asObject(body)?.['detail']) ?? [])
    .slice(0, MOST_FAULTS)
    .map(asObject)
    .filter((fault) => fault !== null);
  const [first] = faults;
  if (first === undefined) return readOpenaiError(body);
  return {
    message: faults.map(sentenceOf).join('; ') || null,
    code: asText(first['type']),
    param: placeOf(first),
  };
};

const MOST_FAULTS = 5;
const DEEPEST = 10;
const WHERE: ReadonlySet<JsonValue> = new Set(['body', 'query', 'path', 'header']);

/**
 * `['body', 'method', 'supervised', 'hyperparameters', 'n_epochs']` as `method.supervised.hyperparameters.n_epochs`. Null for
 * the body as a whole. The framework that writes such places repeats the type of a method before its key, as its own
 * documents of tagged unions say; a name that follows itself is taken once.
 */
const placeOf = (fault: JsonObject): string | null => {
  const [where, ...rest] = (asList(fault['loc']) ?? []).slice(0, DEEPEST);
  const names = (where !== undefined && WHERE.has(where) ? rest : [where, ...rest])
    .filter((name) => typeof name === 'string' || typeof name === 'number')
    .map(String);
  return names.filter((name, index) => name !== names[index - 1]).join('.') || null;
};

const sentenceOf = (fault: JsonObject): string =>
  [placeOf(fault), asText(fault['msg'])].filter((part) => part !== null).join(': ');
