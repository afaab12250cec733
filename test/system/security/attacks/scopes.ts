import { asking, type OperationAttack } from '../support/attack.ts';

/** What a token with this scope alone must not do. */
export const beyondScope = {
  'jobs:read': [
    ['cancel', 'mutation { cancelFineTuningJob(id: "ftjob-live") { job { id } } }'],
    ['pause', 'mutation { pauseFineTuningJob(id: "ftjob-live") { job { id } } }'],
    ['resume', 'mutation { resumeFineTuningJob(id: "ftjob-live") { job { id } } }'],
    ['create', 'mutation { createFineTuningJob(input: { model: "m", trainingFile: "f" }) { job { id } } }'],
    [
      'create with wrong input',
      'mutation { createFineTuningJob(input: { model: "", trainingFile: "" }) { userErrors { code } } }',
    ],
    ['delete', 'mutation { deleteFineTuningFile(id: "file-1") { deletedId } }'],
    [
      'delete by another name, in a fragment',
      'mutation { ...A } fragment A on Mutation { b: deleteFineTuningFile(id: "file-1") { deletedId } }',
    ],
  ],
  'jobs:write': [
    ['read a job', '{ fineTuningJob(id: "ftjob-live") { id } }'],
    ['read jobs', '{ fineTuningJobs { nodes { id } } }'],
    [
      'read a job among entities',
      '{ _entities(representations: [{ __typename: "FineTuningJob", id: "ftjob-live" }]) { ... on FineTuningJob { model } } }',
    ],
    ['watch a job', 'subscription { fineTuningJobStatusChanged(id: "ftjob-live") { status } }'],
    ['watch every job', 'subscription { fineTuningJobsStatusChanged { status } }'],
    ['watch the events of a job', 'subscription { fineTuningJobEventAdded(jobId: "ftjob-live") { id } }'],
    ['delete', 'mutation { deleteFineTuningFile(id: "file-1") { deletedId } }'],
  ],
  'files:write': [
    ['cancel', 'mutation { cancelFineTuningJob(id: "ftjob-live") { job { id } } }'],
    ['read a job', '{ fineTuningJob(id: "ftjob-live") { id } }'],
    ['watch a job', 'subscription { fineTuningJobStatusChanged(id: "ftjob-live") { status } }'],
  ],
  'ADMIN root jobs:* jobs:read:x': [
    ['read a job', '{ fineTuningJob(id: "ftjob-live") { id } }'],
    ['cancel', 'mutation { cancelFineTuningJob(id: "ftjob-live") { job { id } } }'],
  ],
} as const;

export const scopeAttacks = (
  what: readonly (readonly [name: string, query: string])[],
  scope: string,
): readonly OperationAttack[] =>
  what.map(([name, query]) => ({
    name: `to ${name} with ${scope} alone`,
    payload: asking(query),
    // A field that fails leaves its siblings alone; a subscription has none.
    expected: query.startsWith('subscription')
      ? { code: 'FORBIDDEN', status: 403, eventStatus: 403 }
      : { code: 'FORBIDDEN' },
  }));
