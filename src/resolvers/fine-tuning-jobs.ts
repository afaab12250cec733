import type { FineTuningJob } from '../domain/job.ts';
import { isReservedMetadataKey } from '../domain/metadata.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { ServiceError } from '../domain/service-error.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { type FineTuningJobFilter, fits, needsScan } from './job-filter.ts';
import { listAfterCursor, type PageArguments, pageRequestOf } from './page-arguments.ts';

interface Arguments extends PageArguments {
  readonly filter?: FineTuningJobFilter | null | undefined;
}

const DEFAULT_PAGE_SIZE = 20;
const SCAN_PAGE_SIZE = 100;
/** How many upstream pages one answer may look through: 500 jobs. */
export const MAX_SCAN_PAGES = 5;

/** The caller's jobs, newest first, as far as they fit the filter. */
export const fineTuningJobs = async (
  _parent: unknown,
  args: Arguments,
  context: Context,
): Promise<Connection<FineTuningJob>> => {
  const request = pageRequestOf(args, DEFAULT_PAGE_SIZE);
  const filter = args.filter ?? {};
  refuseReservedKeys(filter);
  const { page, stoppedAt } = await scan(request, filter, context);
  return connectionOf(page, request.after, stoppedAt);
};

/** Nobody sees the service's own pairs, so a list by them would always be empty. */
const refuseReservedKeys = ({ metadata }: FineTuningJobFilter): void => {
  for (const [index, { key }] of (metadata ?? []).entries()) {
    if (!isReservedMetadataKey(key)) continue;
    const path = ['filter', 'metadata', String(index), 'key'];
    throw new ServiceError(
      'BAD_USER_INPUT',
      `The metadata key "${key}" is the service's own; filter by another.`,
      { path },
    );
  }
};

interface Scan {
  readonly page: Page<FineTuningJob>;
  /** The last job looked at, where a next scan goes on; absent when that is the page's own last. */
  readonly stoppedAt?: string;
}

/** Looks through the list until a page is full, the list ends, or the bound is reached. */
const scan = async (request: PageRequest, filter: FineTuningJobFilter, context: Context): Promise<Scan> => {
  const found: FineTuningJob[] = [];
  let { after } = request;

  for (let pages = 0; pages < MAX_SCAN_PAGES; pages += 1) {
    const first = pages === 0 && !needsScan(filter) ? request.first : SCAN_PAGE_SIZE;
    const page = await listPage({ first, after }, filter, context, pages === 0);
    // What was found so far is worth more than the complaint; the next request meets it again.
    if (page === null) break;
    for (const [index, job] of page.items.entries()) {
      if (isTooOld(job, filter)) return { page: { items: found, hasMore: false } };
      after = job.id;
      if (!fits(job, filter)) continue;
      found.push(job);
      if (found.length === request.first) {
        return { page: { items: found, hasMore: page.hasMore || index < page.items.length - 1 } };
      }
    }
    if (!page.hasMore || after === null) return { page: { items: found, hasMore: false } };
  }
  return { page: { items: found, hasMore: true }, ...(after === null ? {} : { stoppedAt: after }) };
};

/** The list is newest first: behind such a job, nothing can fit any more. A job without a date proves nothing. */
const isTooOld = ({ createdAt }: FineTuningJob, { createdAfter }: FineTuningJobFilter): boolean =>
  createdAfter != null && createdAt.getTime() > 0 && createdAt <= createdAfter;

/** @returns null when the upstream refuses a page that the client has not asked for by himself. */
const listPage = async (
  request: PageRequest,
  { metadata }: FineTuningJobFilter,
  { loaders }: Context,
  isClientsOwn: boolean,
): Promise<Page<FineTuningJob> | null> => {
  const list = () => loaders.jobsPage({ ...request, ...(metadata ? { metadata } : {}) });
  if (isClientsOwn) return listAfterCursor(request, list);
  try {
    return await list();
  } catch (error) {
    if (error instanceof UpstreamRejection) return null;
    throw error;
  }
};
