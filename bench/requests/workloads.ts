import { CHECKPOINTS_OF_A_JOB, JOBS, jobId } from './training.ts';

/** Where the id of another job stands in a template, each time anew. */
export const NEXT_ID = '@next-id@';

/** A question that is asked over and over. */
export interface Workload {
  readonly name: string;
  readonly what: string;
  /** The request's JSON body, with `NEXT_ID` where ids go. */
  readonly body: string;
  /** The bare proxy's path that asks for the same; null where one path is not the same. */
  readonly proxyPath: string | null;
  /** How many jobs the ids rotate over. */
  readonly ids: number;
  /** How many calls to the upstream an answer needs. */
  readonly calls: number;
  /** How many credentials ask in turn, of which none shares anything with another. @default 1 */
  readonly credentials?: number;
  /** Whether the upstream says each job in other bytes each time. */
  readonly isChanging?: true;
  /** @throws Error that says what is wrong with an answer. */
  check(answer: unknown, firstId: string): void;
}

const JOB_FIELDS =
  'id status rawStatus isTerminal model fineTunedModel createdAt finishedAt trainedTokens seed organizationId suffix';
const JOB = `query Job($id: ID!) { fineTuningJob(id: $id) { ${JOB_FIELDS} } }`;
const PAGE =
  'query Page { fineTuningJobs(first: 20) { nodes { id status model createdAt seed organizationId trainedTokens suffix } pageInfo { hasNextPage endCursor } } }';
const PAGE_WITH_LOGS =
  'query PageWithLogs { fineTuningJobs(first: 20) { nodes { id status events(first: 5) { nodes { id message createdAt } } checkpoints(first: 10) { nodes { id stepNumber fineTunedModelCheckpoint metrics { trainLoss } } } } } }';
const ALIASES = Array.from({ length: 20 }, (_, index) => index);
const ALIASED = `query Aliased(${ALIASES.map((index) => `$id${index}: ID!`).join(', ')}) { ${ALIASES.map(
  (index) => `job${index}: fineTuningJob(id: $id${index}) { id status model createdAt }`,
).join(' ')} }`;

const jobAnswer = (id: string) => ({
  id,
  status: 'RUNNING',
  rawStatus: 'running',
  isTerminal: false,
  model: 'gpt-4o-mini-2024-07-18',
  fineTunedModel: null,
  finishedAt: null,
  trainedTokens: null,
  seed: 683_058_546,
  organizationId: 'org-bench',
  suffix: 'bench',
});

type Fields = Readonly<Record<string, unknown>>;

/** @throws Error */
const expectFields = (found: unknown, expected: Fields): void => {
  for (const [name, value] of Object.entries(expected)) {
    const given = (found as Fields | null | undefined)?.[name];
    if (given !== value)
      throw new Error(`${name} is ${JSON.stringify(given)}, not ${JSON.stringify(value)}.`);
  }
};

const dataOf = (answer: unknown): Fields => {
  const { data, errors } = answer as { readonly data?: Fields; readonly errors?: unknown };
  if (!data || errors !== undefined) throw new Error(`Answered with ${JSON.stringify(answer).slice(0, 500)}`);
  return data;
};

const nodesOf = (data: unknown, expected: number): readonly Fields[] => {
  const nodes = (data as { readonly nodes?: readonly Fields[] } | undefined)?.nodes ?? [];
  if (nodes.length !== expected) throw new Error(`${nodes.length} nodes, not ${expected}.`);
  return nodes;
};

const checkJob = (answer: unknown, id: string): void => {
  const { fineTuningJob } = dataOf(answer);
  expectFields(fineTuningJob, jobAnswer(id));
};

const body = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });

/** As many as there are clients: hardly ever do two ask the same for one credential at once. */
const EACH_ITS_OWN = 64;

const each: readonly Workload[] = [
  {
    name: 'Q1',
    what: 'one job by id, 12 fields, over 10,000 live jobs',
    body: body(JOB, { id: NEXT_ID }),
    proxyPath: `/fine_tuning/jobs/${NEXT_ID}`,
    ids: JOBS,
    calls: 1,
    check: checkJob,
  },
  {
    name: 'Q1-changed',
    what: 'the same, and no two answers of the upstream alike',
    body: body(JOB, { id: NEXT_ID }),
    proxyPath: `/fine_tuning/jobs/${NEXT_ID}`,
    ids: JOBS,
    calls: 1,
    isChanging: true,
    check: checkJob,
  },
  {
    name: 'Q2',
    what: 'a page of 20, 8 fields',
    body: body(PAGE),
    proxyPath: '/fine_tuning/jobs?limit=20',
    ids: 1,
    calls: 1,
    check(answer) {
      const nodes = nodesOf(dataOf(answer)['fineTuningJobs'], 20);
      nodes.forEach((node, index) => {
        expectFields(node, { id: jobId(index), status: 'RUNNING', seed: 683_058_546, suffix: 'bench' });
      });
    },
  },
  {
    name: 'Q3',
    what: 'a page of 20 with 5 events and the checkpoints of each',
    body: body(PAGE_WITH_LOGS),
    proxyPath: null,
    ids: 1,
    calls: 41,
    check(answer) {
      for (const node of nodesOf(dataOf(answer)['fineTuningJobs'], 20)) {
        nodesOf(node['events'], 5);
        for (const { metrics } of nodesOf(node['checkpoints'], CHECKPOINTS_OF_A_JOB)) {
          expectFields(metrics, { trainLoss: 0.4 });
        }
      }
    },
  },
  {
    name: 'Q4',
    what: '20 aliased jobs, over 10,000 live jobs',
    body: body(ALIASED, Object.fromEntries(ALIASES.map((index) => [`id${index}`, NEXT_ID]))),
    proxyPath: null,
    ids: JOBS,
    calls: 20,
    check(answer, firstId) {
      const data = dataOf(answer);
      expectFields(data['job0'], { id: firstId, status: 'RUNNING' });
      for (const index of ALIASES) expectFields(data[`job${index}`], { model: 'gpt-4o-mini-2024-07-18' });
    },
  },
  {
    name: 'Q5',
    what: 'the same live job for 64 clients, 12 fields',
    body: body(JOB, { id: NEXT_ID }),
    proxyPath: null,
    ids: 1,
    calls: 1,
    check: checkJob,
  },
];

/** The same question of clients that share nothing. */
const apart = ({ name, what, ...workload }: Workload): Workload => ({
  ...workload,
  name: `${name}-apart`,
  what: `${what}, each client with a credential of its own`,
  credentials: EACH_ITS_OWN,
});

const SHARED = new Set(['Q2', 'Q3']);

export const workloads: readonly Workload[] = each.flatMap((workload) =>
  SHARED.has(workload.name) ? [workload, apart(workload)] : [workload],
);
