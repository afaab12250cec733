/** The ways in which real providers depart from the documents, each one a switch. */
export const quirkDescriptions = {
  emptyErrorObject: 'healthy jobs carry `error: {}` or an error whose fields are all null',
  nullHyperparameters: 'jobs carry `hyperparameters: null`; a failed job carries none at all',
  missingMethod: 'jobs carry no `method`, as old ones do',
  zeroEstimatedFinish: 'finished jobs carry `estimated_finish: 0` instead of null',
  extraFields: 'every object carries fields that no document names',
  plainResults: 'result files are plain CSV with -1 for what is missing, instead of base64 and empty cells',
  oldestFirstEvents: 'events are listed oldest first',
  manyEventsASecond:
    'events are stamped in bursts: up to half a minute of them carries one and the same second',
  unknownStatus: 'a running job reads "compressing"',
  emptyPageHasMore: 'lists always say `has_more: true`, even the empty page after the last',
  ignoreAfter: 'lists ignore `after` and answer their first page for ever',
  fileNotReady: 'a file that was uploaded less than five (emulated) seconds ago is refused as not ready',
  legacyIds: 'job ids begin with `ft-` or `ftjob_`, event ids with `ft-event-`',
  graderShapes: 'a multi grader comes back with its graders as a list, as a map or as one, job by job',
  skipValidating: 'no job is ever seen validating: it reads `queued` from its first moment',
  nullOrganization: 'jobs carry `organization_id: null`',
  nullEventData: 'events carry `data: null`, metrics included',
} as const;

export type QuirkName = keyof typeof quirkDescriptions;

/** Every switch; all false is how OpenAI itself behaves. */
export type EmulatorQuirks = { readonly [Name in QuirkName]: boolean };

export const quirkNames = Object.keys(quirkDescriptions) as readonly QuirkName[];

export const isQuirkName = (name: string): name is QuirkName => Object.hasOwn(quirkDescriptions, name);

export const withQuirks = (base: EmulatorQuirks, changes: Partial<EmulatorQuirks>): EmulatorQuirks => ({
  ...base,
  ...changes,
});

export const noQuirks = Object.fromEntries(quirkNames.map((name) => [name, false])) as EmulatorQuirks;
