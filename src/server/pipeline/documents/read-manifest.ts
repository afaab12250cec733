import { isObject } from '../../../domain/json.ts';

/**
 * Reads a manifest of trusted documents: that of the client preset, `{ "<id>": "<document>" }`, or Apollo's.
 *
 * @throws Error that says what is wrong with it.
 */
export const readManifest = (json: string): ReadonlyMap<string, string> => {
  let manifest: unknown;
  try {
    manifest = JSON.parse(json);
  } catch {
    throw new Error('The manifest of trusted documents is no JSON.');
  }
  if (!isObject(manifest)) throw new Error(`The manifest of trusted documents ${SHAPES}`);
  const entries = manifest['format'] === APOLLO ? apolloEntries(manifest) : Object.entries(manifest);
  const texts = new Map<string, string>();
  for (const [id, text] of entries) {
    if (typeof id !== 'string' || id === '' || typeof text !== 'string') {
      throw new Error(`The manifest of trusted documents ${SHAPES} Broken at ${JSON.stringify(id)}.`);
    }
    texts.set(id, text);
  }
  return texts;
};

const APOLLO = 'apollo-persisted-query-manifest';

const SHAPES = `is either {"<id>": "<document>", …} or {"format": "${APOLLO}", "version": 1, "operations": [{"id", "body"}, …]}.`;

const apolloEntries = ({ version, operations }: Readonly<Record<string, unknown>>) => {
  if (version !== 1 || !Array.isArray(operations)) {
    throw new Error(`The manifest of trusted documents ${SHAPES}`);
  }
  return operations.map((operation: unknown): readonly [unknown, unknown] =>
    isObject(operation) ? [operation['id'], operation['body']] : [undefined, undefined],
  );
};
