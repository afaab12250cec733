import { builder } from './builder.ts';

/** The organization that owns a job: its id, for another subgraph to say more about. */
export const FineTuningOrganizationRef = builder
  .objectRef<{ readonly id: string }>('FineTuningOrganization')
  .implement({
    description: 'The organization that owns a job. Here it is known by its id alone.',
    fields: (t) => ({ id: t.exposeID('id', { description: "The upstream's own id, such as `org-…`." }) }),
  });

builder.asEntity(FineTuningOrganizationRef, {
  key: builder.keyDirective(builder.selection<{ id: string }>('id'), false),
  resolveReference: (reference) => reference,
});
