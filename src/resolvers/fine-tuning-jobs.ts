import type { FineTuningJob } from '../domain/job.ts';
import type { Page, PageRequest } from '../domain/page.ts';
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
const MAX_SCAN_PAGES = 5;

/** The caller's jobs, newest first, as far as they fit the filter. */
export const fineTuningJobs = async (
  _parent: unknown,
  args: Arguments,
  context: Context,
): Promise<Connection<FineTuningJob>> => {
  const request = pageRequestOf(args, DEFAULT_PAGE_SIZE);
  const filter = args.filter ?? {};
  const { page, stoppedAt } = await scan(request, filter, context);
  return connectionOf(page, request.after, stoppedAt);
};

interface Scan {
  readonly page: Page<FineTuningJob>;
  /** The last job looked at, where a next scan goes on; absent when that is the page's own last. */
  readonly stoppedAt?: string;
}

/** Looks through the list until a page is full, the list ends, or the bound is reached. */
const scan = async (request: PageRequest, filter: FineTuningJobFilter, context: Context): Promise<Scan> => {
  const found: FineTuningJob[] = [];
  const limit = needsScan(filter) ? SCAN_PAGE_SIZE : request.first;
  let { after } = request;

  for (let pages = 0; pages < MAX_SCAN_PAGES; pages += 1) {
    const page = await listPage({ first: limit, after }, filter, context);
    for (const [index, job] of page.items.entries()) {
      // The list is newest first: nothing that follows can fit any more.
      if (filter.createdAfter != null && job.createdAt <= filter.createdAfter) {
        return { page: { items: found, hasMore: false } };
      }
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

const listPage = (
  request: PageRequest,
  { metadata }: FineTuningJobFilter,
  context: Context,
): Promise<Page<FineTuningJob>> =>
  listAfterCursor(request, () => context.loaders.jobsPage({ ...request, ...(metadata ? { metadata } : {}) }));
