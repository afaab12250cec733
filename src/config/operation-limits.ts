import type { LimitsConfig, TrustedDocumentsConfig } from './config.ts';
import type { EnvironmentValues } from './environment.ts';
import type { ReadFile } from './jwt.ts';

/** What may be asked, and how much. */
export const limitsOf = (values: EnvironmentValues): LimitsConfig =>
  Object.freeze({
    maxTokens: values.TUNEGRAPH_MAX_TOKENS,
    maxDepth: values.TUNEGRAPH_MAX_DEPTH,
    maxFields: values.TUNEGRAPH_MAX_FIELDS,
    maxAliases: values.TUNEGRAPH_MAX_ALIASES,
    maxDirectives: values.TUNEGRAPH_MAX_DIRECTIVES,
    maxRootFields: values.TUNEGRAPH_MAX_ROOT_FIELDS,
    maxCost: values.TUNEGRAPH_MAX_COST,
    maxAnswerLength: values.TUNEGRAPH_MAX_ANSWER_LENGTH,
    maxSubscriptionMemory: values.TUNEGRAPH_MAX_SUBSCRIPTION_MEMORY_BYTES,
    maxRequestsPerMinute: values.TUNEGRAPH_MAX_REQUESTS_PER_MINUTE,
    timeout: values.TUNEGRAPH_OPERATION_TIMEOUT_MS,
  });

/** Whether the schema is told. In production nobody reads it by accident. */
export const introspectionOf = (values: EnvironmentValues): boolean =>
  values.TUNEGRAPH_INTROSPECTION ?? (values.NODE_ENV !== 'production' || values.TUNEGRAPH_GRAPHIQL === true);

const SHORTER = ['TUNEGRAPH_CREATE_TIMEOUT_MS', 'TUNEGRAPH_UPSTREAM_TIMEOUT_MS'] as const;

/** An operation that is given up before its calls are never says what became of them. */
export const timeoutProblems = (values: Partial<EnvironmentValues>): readonly string[] => {
  const { TUNEGRAPH_OPERATION_TIMEOUT_MS: timeout = Number.POSITIVE_INFINITY } = values;
  return SHORTER.filter((name) => (values[name] ?? 0) > timeout).map(
    (name) =>
      `TUNEGRAPH_OPERATION_TIMEOUT_MS is ${timeout}, shorter than ${name} with ${values[name]}, so operations would be given up whose outcome is about to be known. Allowed: ${values[name]} or more, or a lower ${name}.`,
  );
};

/** What is said about documents, with the manifest read. */
export const readTrustedDocuments = (
  values: Partial<EnvironmentValues>,
  readFile: ReadFile,
): { readonly trustedDocuments: TrustedDocumentsConfig; readonly problems: readonly string[] } => {
  const { TUNEGRAPH_TRUSTED_DOCUMENTS: mode = 'off', TUNEGRAPH_TRUSTED_DOCUMENTS_FILE: file } = values;
  const without = { trustedDocuments: { mode, manifest: null }, problems: [] };
  if (mode === 'off') {
    // What was refused already is no ground for a second complaint.
    if (file === undefined || !('TUNEGRAPH_TRUSTED_DOCUMENTS' in values)) return without;
    const problem =
      'TUNEGRAPH_TRUSTED_DOCUMENTS_FILE is set, but TUNEGRAPH_TRUSTED_DOCUMENTS is "off", so any document would run. Allowed: with "required" or "optional", or no manifest.';
    return { ...without, problems: [problem] };
  }
  if (file === undefined) {
    const problem = `TUNEGRAPH_TRUSTED_DOCUMENTS is "${mode}" and TUNEGRAPH_TRUSTED_DOCUMENTS_FILE is not set. Allowed: with the path of a manifest, or "off".`;
    return { ...without, problems: [problem] };
  }
  try {
    return { trustedDocuments: Object.freeze({ mode, manifest: readFile(file) }), problems: [] };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const problem = `TUNEGRAPH_TRUSTED_DOCUMENTS_FILE is ${JSON.stringify(file)}, which can't be read${code}. Allowed: the path of a JSON file.`;
    return { ...without, problems: [problem] };
  }
};
