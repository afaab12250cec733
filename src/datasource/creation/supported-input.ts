import type { Capabilities, OptionalCreateField } from '../../domain/capabilities.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { UnsupportedInput } from '../../domain/not-supported.ts';
import { unsupportedMethod } from './supported-method.ts';

/**
 * Everything in a request that the provider doesn't take, so that a form shows it all at once. Empty when it takes the whole.
 * Messages hold no value of the request.
 */
export const unsupportedInputs = (
  request: CreateJobRequest,
  capabilities: Capabilities,
): readonly UnsupportedInput[] => [
  ...unsupportedMethod(request, capabilities),
  ...GIVEN.filter(([, isGiven]) => isGiven(request)).flatMap(([field]) =>
    capabilities.createFields.has(field)
      ? beyondLimit(field, request, capabilities)
      : [notTaken(field, capabilities)],
  ),
];

type IsGiven = (request: CreateJobRequest) => boolean;

/** The fields that not every provider takes, in the order of the input, and when one of them says something. */
const GIVEN: readonly (readonly [OptionalCreateField, IsGiven])[] = [
  ['validationFile', ({ validationFile }) => validationFile !== null],
  ['suffix', ({ suffix }) => suffix !== null],
  ['seed', ({ seed }) => seed !== null],
  ['integrations', ({ integrations }) => integrations.length > 0],
  ['metadata', ({ metadata }) => metadata.length > 0],
];

const notTaken = (field: OptionalCreateField, { title, createFields }: Capabilities): UnsupportedInput => {
  const taken = GIVEN.flatMap(([name]) => (createFields.has(name) ? [`\`${name}\``] : []));
  return {
    message: `A new job at ${title} takes no \`${field}\`; leave it out. What it takes: ${taken.join(', ') || 'none of the optional fields'}.`,
    path: [field],
  };
};

const beyondLimit = (
  field: OptionalCreateField,
  { suffix, metadata }: CreateJobRequest,
  { title, limits }: Capabilities,
): readonly UnsupportedInput[] => {
  if (field === 'suffix') {
    // Characters as people count them, as the rules of the input do.
    const length = [...(suffix ?? '')].length;
    const most = limits.suffixLength ?? Infinity;
    if (length <= most) return [];
    const message = `At ${title} a \`suffix\` has at most ${most} characters; this one has ${length}. Shorten it.`;
    return [{ code: 'TOO_LONG', message, path: [field] }];
  }
  const most = limits.metadataPairs ?? Infinity;
  if (field !== 'metadata' || metadata.length <= most) return [];
  const message = `At ${title} a job's \`metadata\` has at most ${most} pairs; these are ${metadata.length}. Take some out.`;
  return [{ code: 'TOO_MANY', message, path: [field] }];
};
