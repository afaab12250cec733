import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const path = fileURLToPath(
  new URL('../../../shared/upstream/fine-tuning.observed.openapi.yaml', import.meta.url),
);

/** Whether the upstream's document lies beside the project. It isn't part of it. */
export const hasOpenApi = existsSync(path);

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
}

type Responses = Readonly<Record<string, { readonly $ref?: string }>>;

const documentId = 'upstream';
const document = hasOpenApi ? (parse(readFileSync(path, 'utf8')) as OpenApi) : null;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
if (document !== null) ajv.addSchema({ ...document, $id: documentId });

const validators = new Map<string, ValidateFunction>();

function validatorAt(...place: readonly string[]): ValidateFunction {
  const pointer = place
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `${documentId}#/${pointer}` });
  validators.set(pointer, known);
  return known;
}

function problemsWith(validator: ValidateFunction, body: unknown): readonly string[] {
  if (validator(body)) return [];
  return (validator.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
  );
}

/** Every operation as `GET /v1/files/{file_id}`, the way the emulator names its routes. */
export const operations: readonly string[] = Object.entries(document?.paths ?? {}).flatMap(
  ([template, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} /v1${template}`),
);

/** What the document has against an answer; empty for an answer that is as it should be, or without the document. */
export function openApiProblems(operation: string, status: number, body: unknown): readonly string[] {
  if (document === null) return [];
  const [method = '', template = ''] = operation.split(' ');
  const route = template.replace(/^\/v1/, '');
  const responses = document.paths[route]?.[method.toLowerCase()]?.responses;
  if (responses === undefined) return [`${operation} is not in the document`];
  if (status >= 400) return problemsWith(validatorAt('components', 'schemas', 'ErrorResponse'), body);
  const place = ['paths', route, method.toLowerCase(), 'responses', String(status)];
  return problemsWith(validatorAt(...place, 'content', 'application/json', 'schema'), body);
}

/** What the document has against the body of a webhook, by its type: `fine_tuning.job.succeeded`. */
export function webhookProblems(type: string, body: unknown): readonly string[] {
  if (document === null) return [];
  const place = [
    'webhooks',
    type.replaceAll('.', '_'),
    'post',
    'requestBody',
    'content',
    'application/json',
    'schema',
  ];
  return problemsWith(validatorAt(...place), body);
}
