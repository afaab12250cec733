import {
  startUpstreamStub,
  type UpstreamAnswer,
  type UpstreamRequest,
  type UpstreamStub,
} from '../../support/start-upstream-stub.ts';

/** Who asks, by the key that goes upstream. */
export const TENANTS = ['acme', 'globex'] as const;
export type Tenant = (typeof TENANTS)[number];

/** What stands in every text that the upstream tells this tenant, and in nothing that it tells another. */
export const markOf = (tenant: string): string => `told-to-${tenant}`;

/** Ids of what was there before are the same for every tenant; only who asks decides what they mean. */
const ENDED = /^ftjob-ended-\d+$/;

type Json = Readonly<Record<string, unknown>>;

/** What one tenant's jobs have come to; a second tenant's of the same ids have come to something else. */
interface Shelf {
  readonly created: Json[];
  readonly cancelled: Set<string>;
}

/** An upstream that knows the same ids under every key, and marks every text that it tells with whose key it was. */
export const startMarkedUpstream = (): Promise<UpstreamStub> => {
  const shelves = new Map<string, Shelf>();
  return startUpstreamStub((request) => {
    const tenant = /^Bearer sk-(\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
    const shelf = shelves.get(tenant) ?? { created: [], cancelled: new Set() };
    shelves.set(tenant, shelf);
    return answer(request, markOf(tenant), shelf);
  });
};

const answer = ({ method, path, body }: UpstreamRequest, mark: string, shelf: Shelf): UpstreamAnswer => {
  const [route = '', query = ''] = path.split('?');
  const [, kind, id = '', below] =
    /^\/(?:fine_tuning\/)?(jobs|files)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(route) ?? [];
  if (kind === 'files') {
    if (below === 'content') return (response) => void response.end(resultsOf(mark));
    return {
      json:
        id === ''
          ? listOf(['file-1', 'file-2'], (each) => fileOf(each, mark), query, mark)
          : fileOf(id, mark),
    };
  }
  if (method === 'POST' && id === '') return { json: create(JSON.parse(body), mark, shelf) };
  if (below === 'cancel') shelf.cancelled.add(id);
  if (below === 'events')
    return { json: listOf(['event-1', 'event-2'], (each) => eventOf(each, mark), query, mark) };
  if (below === 'checkpoints')
    return { json: listOf(['step-1', 'step-2'], (each) => checkpointOf(each, mark), query, mark) };
  if (id !== '') return { json: jobOf(id, mark, shelf) };
  const seeded = ['ftjob-ended-1', 'ftjob-ended-2', 'ftjob-live-1'].map((each) => jobOf(each, mark, shelf));
  return { json: { object: 'list', data: [...shelf.created, ...seeded], has_more: false } };
};

const jobOf = (id: string, mark: string, { cancelled }: Shelf): Json => {
  const hasEnded = ENDED.test(id);
  const status = cancelled.has(id) ? 'cancelled' : hasEnded ? 'succeeded' : 'running';
  return {
    object: 'fine_tuning.job',
    id,
    created_at: 1_700_000_000,
    finished_at: status === 'running' ? null : 1_700_000_060,
    status,
    model: mark,
    fine_tuned_model: mark,
    user_provided_suffix: mark,
    organization_id: mark,
    training_file: 'file-1',
    result_files: hasEnded ? ['file-2'] : [],
    metadata: { [mark]: mark },
    error: { code: mark, message: mark, param: mark },
    integrations: [{ type: 'wandb', wandb: { project: mark, name: mark, entity: mark, tags: [mark] } }],
  };
};

/** Its id is marked too: whoever remembers an id for somebody else would ask for it, and be told his own. */
const create = (input: Json, mark: string, shelf: Shelf): Json => {
  const id = `ftjob-${shelf.created.length + 1}-${mark}`;
  const job = { ...jobOf(id, mark, shelf), metadata: input['metadata'] };
  shelf.created.push(job);
  return job;
};

const fileOf = (id: string, mark: string): Json => ({
  object: 'file',
  id,
  filename: mark,
  purpose: mark,
  status: mark,
  bytes: 1,
  created_at: 1_700_000_000,
});

const eventOf = (id: string, mark: string): Json => ({
  object: 'fine_tuning.job.event',
  id,
  created_at: 1_700_000_000,
  level: 'info',
  type: 'metrics',
  message: mark,
  data: { step: 1, [mark]: 1 },
});

const checkpointOf = (id: string, mark: string): Json => ({
  object: 'fine_tuning.job.checkpoint',
  id,
  created_at: 1_700_000_000,
  step_number: 1,
  fine_tuned_model_checkpoint: mark,
  metrics: { step: 1, [mark]: 1 },
});

const resultsOf = (mark: string): string => `step,train_loss,${mark}\n1,0.5,1\n2,0.4,1\n`;

/** The last item's id is marked too, and so is the cursor that is made of it. */
const listOf = (ids: readonly string[], itemOf: (id: string) => Json, query: string, mark: string): Json => {
  const after = new URLSearchParams(query).get('after');
  const all = [...ids, `last-${mark}`];
  return {
    object: 'list',
    data: all.slice(after === null ? 0 : all.indexOf(after) + 1).map(itemOf),
    has_more: false,
  };
};
