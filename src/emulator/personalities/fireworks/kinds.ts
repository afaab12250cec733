import type { Job } from '../../jobs/job.ts';
import type { MethodType } from '../../jobs/method.ts';

/** One of the collections of jobs, and how a new job in it is given its id. */
export interface Kind {
  readonly method: MethodType;
  readonly collection: string;
  readonly idParameter: string;
}

/** After the operations of the gateway's OpenAPI document 4.259.0. */
export const kinds: readonly Kind[] = [
  {
    method: 'supervised',
    collection: 'supervisedFineTuningJobs',
    idParameter: 'supervisedFineTuningJobId',
  },
  { method: 'dpo', collection: 'dpoJobs', idParameter: 'dpoJobId' },
  {
    method: 'reinforcement',
    collection: 'reinforcementFineTuningJobs',
    idParameter: 'reinforcementFineTuningJobId',
  },
];

export const isOfKind = ({ method }: Job, kind: Kind): boolean => method.type === kind.method;
