import type { WireAnswer, WireRequest } from '../../../../src/datasource/rest/transport.ts';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { jobBody, listBody } from '../../support/job-body.ts';
import { answer, type ScriptedTransport, scriptedTransport } from '../../support/scripted-transport.ts';

/** What becomes of one create request: whether it makes a job, and what is answered. */
export interface CreateFate {
  readonly makesJob: boolean;
  readonly answers?: () => WireAnswer | Promise<WireAnswer>;
}

export interface UpstreamWithMemory extends ScriptedTransport {
  /** Every job that was made, oldest first. */
  readonly jobs: readonly JsonObject[];
  /** How many requests to create came. */
  readonly creates: () => number;
  /** How often the list was read. */
  readonly looks: () => number;
}

export interface UpstreamOptions {
  /** What becomes of the creates, one after the other. @default a job, answered at once */
  readonly fates?: readonly CreateFate[];
  /** Milliseconds until a job shows in the list. */
  readonly lag?: number;
  /** What a look at the list meets in place of an answer. */
  readonly list?: (request: WireRequest) => WireAnswer | null;
  readonly ignoresFilter?: boolean;
  readonly dropsMetadata?: boolean;
}

const isCreate = ({ method, path }: WireRequest): boolean => method === 'POST' && path.endsWith('/jobs');

/** An upstream without connections that keeps the jobs it makes. */
export const upstreamWithMemory = (options: UpstreamOptions = {}): UpstreamWithMemory => {
  const { fates = [], lag = 0, list = () => null, ignoresFilter = false, dropsMetadata = false } = options;
  const jobs: (JsonObject & { readonly shownAt: number })[] = [];

  const create = (request: WireRequest): JsonObject => {
    const body = JSON.parse(String(request.body));
    const job = {
      ...jobBody({ id: `ftjob-${jobs.length + 1}`, status: 'queued', created_at: Date.now() / 1000 }),
      ...body,
      metadata: dropsMetadata ? null : (body.metadata ?? null),
      shownAt: Date.now() + lag,
    };
    jobs.push(job);
    return job;
  };
  const shown = ({ path }: WireRequest): readonly JsonObject[] => {
    const query = new URL(path, 'http://upstream').searchParams;
    const pairs = [...query].flatMap(([name, value]) => {
      const key = /^metadata\[(.*)\]$/.exec(name)?.[1];
      return key === undefined ? [] : [{ key, value }];
    });
    const fits = ({ metadata }: JsonObject): boolean =>
      pairs.every(({ key, value }) => (metadata as JsonObject | null)?.[key] === value);
    return jobs.filter((job) => job.shownAt <= Date.now() && (ignoresFilter || fits(job))).toReversed();
  };

  const transport = scriptedTransport((request) => {
    if (isCreate(request)) {
      const { makesJob, answers } = fates[creates() - 1] ?? { makesJob: true };
      const job = makesJob ? create(request) : null;
      return answers ? answers() : answer(200, job);
    }
    if (request.path.includes('/jobs?')) return list(request) ?? answer(200, listBody(shown(request)));
    const job = jobs.find(({ id }) => request.path.endsWith(`/${id}`));
    return job ? answer(200, job) : answer(404, { error: { message: 'No such job.' } });
  });
  const creates = (): number => transport.sent.filter(({ request }) => isCreate(request)).length;
  const looks = (): number => transport.sent.filter(({ request }) => request.path.includes('/jobs?')).length;
  return { ...transport, jobs, creates, looks };
};
