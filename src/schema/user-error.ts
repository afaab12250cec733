import type { UserError } from '../domain/user-error.ts';
import { builder } from './builder.ts';

const FineTuningUserErrorCodeRef = builder.enumType('FineTuningUserErrorCode', {
  description: 'What kind of problem it is.',
  values: {
    REQUIRED: { description: 'Missing or empty.' },
    TOO_SHORT: { description: 'A text with too few characters.' },
    TOO_LONG: { description: 'A text with too many characters.' },
    TOO_SMALL: { description: 'A number below what is allowed.' },
    TOO_LARGE: { description: 'A number, or a file, above what is allowed.' },
    TOO_MANY: { description: 'A list with too many items.' },
    INVALID: { description: 'Not one of the values or shapes that are allowed.' },
    DUPLICATE: { description: 'Stands there twice where once is allowed.' },
    CONFLICTING_FIELDS: { description: 'Two fields that exclude each other.' },
    NOT_FOUND: { description: 'Nothing has this id, or the caller cannot see it.' },
    INVALID_STATE: { description: "The job's status does not allow it." },
    IDEMPOTENCY_KEY_REUSED: { description: 'Other input came under this key before.' },
    OUTCOME_UNKNOWN: {
      description: 'It may or may not have happened; ask again with the same key, where there is one.',
    },
    UPSTREAM_REJECTED: { description: 'Refused by the upstream, in its words.' },
    NOT_SUPPORTED: { description: "This provider can't do it, or takes no such input." },
  } as const,
});

export const FineTuningUserErrorRef = builder.objectRef<UserError>('FineTuningUserError').implement({
  description: 'A problem with the input that the user can mend.',
  fields: (t) => ({
    code: t.expose('code', { type: FineTuningUserErrorCodeRef, description: 'What kind of problem it is.' }),
    message: t.exposeString('message', { description: 'For people: what is wrong and what is allowed.' }),
    path: t.exposeStringList('path', {
      description:
        'Where in the arguments, such as `["input", "metadata", "3", "key"]`; empty when it is about the whole.',
    }),
  }),
});
