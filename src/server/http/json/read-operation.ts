import { isObject } from '../../../domain/json.ts';
import type { Variables } from '../../pipeline/input-problems.ts';
import type { Operation } from '../../pipeline/run.ts';

const PARAMETERS: ReadonlySet<string> = new Set([
  'query',
  'documentId',
  'variables',
  'operationName',
  'extensions',
]);

/**
 * The operation in a body that says one and nothing else. Null for everything unusual, be it wrong or only rare: there is one
 * place that knows what to say of it.
 */
export const readOperation = (body: Buffer): Operation | null => {
  const parameters = parsed(body.toString());
  if (!isObject(parameters)) return null;
  for (const name in parameters) if (!PARAMETERS.has(name)) return null;
  const { query, documentId, variables, operationName, extensions } = parameters;
  if (typeof query !== 'string' || query === '') return null;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return null;
  if (!isAbsent(variables) && !isObject(variables)) return null;
  if (!isAbsent(extensions) && !isObject(extensions)) return null;
  return {
    query,
    documentId,
    operationName,
    variables: variables as Variables | null | undefined,
    extensions,
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;
