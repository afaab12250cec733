import { segment } from '../../rest/ids.ts';
import { jsonBody } from '../../rest/upstream.ts';
import type { JobsApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeJob } from './decode-job.ts';
import { encodeCreate } from './encode-create.ts';
import { decodeDetails, JOBS, type ReadDetails } from './job-details.ts';
import { decodeNumberedPage, numberQuery, readNumberedPages } from './numbered-pages.ts';

/**
 * Jobs. There is no way to pause one; `/start` only begins a job that was told to wait for it.
 *
 * A create is sent once, and never again, because nothing that can be relied on tells whether a lost one made a job:
 * - There are no metadata. A suffix has 18 characters, which the client's own needs as well. Alone they would hold a tag of some
 *   90 bits, which no two keys share; behind ten characters of the client's, the 36 bits that are left would still do for some
 *   thousand jobs. But no document and no captured answer shows that a suffix comes back as it was sent, nor how soon a job
 *   shows in the list: "it is not there" would be a guess, and sending again on a guess makes a second job that is paid for.
 * - A job that is created with `auto_start: false` and started in a second step would cost nothing if it were there twice. But it
 *   can be started only once it is validated, minutes later perhaps, and whether validation is paid for is not documented.
 */
export const createJobsApi = (parts: ProviderParts, readDetails: ReadDetails): JobsApi => {
  const { upstream, vocabulary, logger } = parts;
  const decodeOne = decodeDetails(vocabulary);
  return {
    get: async (caller, id, freshness) => (await readDetails(caller, id, freshness)).job,
    // The order is not documented; in the only captured list the newest comes first.
    list: (caller, request, freshness) =>
      readNumberedPages(request, (number) =>
        upstream.get(
          caller,
          { path: JOBS, query: numberQuery(number) },
          decodeNumberedPage(number, (raw) => decodeJob(raw, vocabulary), logger),
          freshness,
        ),
      ),
    cancel: async (caller, id) => {
      const { job } = await upstream.change(caller, {
        method: 'POST',
        target: { path: `${JOBS}/${segment(id)}/cancel` },
        body: null,
        repeatable: 'ALWAYS',
        decode: decodeOne,
      });
      return job;
    },
    pause: null,
    resume: null,
    async create(caller, request) {
      const { job } = await upstream.change(caller, {
        method: 'POST',
        target: { path: JOBS },
        body: jsonBody(encodeCreate(request)),
        repeatable: 'UNLESS_TAKEN',
        decode: decodeOne,
      });
      return { id: job.id, job, tag: null };
    },
    tags: null,
  };
};
